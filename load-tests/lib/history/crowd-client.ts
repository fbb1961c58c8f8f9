// One client of a recorded crowd: a socket that asks, reads and watches, and writes down what it did and saw.
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import type { AskAck, LogFrame, ReadAck, WatchAck } from '#shared/contract/frames.ts';
import { type Chance, type CrowdClinic, nextAct } from './acts.ts';
import { tookEffect } from './clinic-history.ts';
import { type Line, type Noun, seenAs } from './lines.ts';
import { ScreenView } from './screen-view.ts';

/** Who the client is and where it can connect; nodes are tried in turn, the first first. */
export type ClientWish = {
  readonly name: string;
  readonly token: string;
  readonly nodes: readonly { readonly name: string; readonly origin: string }[];
  readonly clinic: CrowdClinic;
  /** The window it reads and keeps. */
  readonly from: string;
  readonly to: string;
  readonly chance: Chance;
  readonly write: (line: Line) => void;
};

const answerMs = 10_000;
const mostTries = 40;
const readEvery = 12;
const mostHolds = 2;
/** Whoever is told to wait longer than this takes it for an answer. */
const mostPatienceMs = 3000;

/** A client at work. */
export class CrowdClient {
  readonly view = new ScreenView();
  readonly #wish: ClientWish;
  readonly #holds = new Set<string>();
  #socket: Socket | null = null;
  #place = 0;
  #lastCommit: string | null = null;

  constructor(wish: ClientWish) {
    this.#wish = wish;
  }

  /** Connects to the first node that lets it in, and watches. */
  async open(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const node = this.#node();
      const socket = io(node.origin, {
        transports: ['websocket'],
        auth: { token: this.#wish.token, protocol: 1 },
        reconnection: false,
        forceNew: true,
      });
      if (await this.#watches(socket)) {
        this.#socket = socket;
        return;
      }
      socket.disconnect();
      this.#place += 1;
      await pause(100);
    }
    throw new Error(`${this.#wish.name} finds no node that lets it in.`);
  }

  /** Does something `turns` times, one after the other; every now and then it reads its window. */
  async work(turns: number): Promise<void> {
    for (let turn = 1; turn <= turns; turn += 1) {
      if (turn % readEvery === 0) await this.#read();
      await this.#act();
    }
  }

  /** Waits until the screen has come to the clinic's last version, and writes down what it shows. */
  async rest(head: number): Promise<void> {
    if (this.#socket?.connected !== true) await this.open();
    await this.view.reaches(head);
    const { name, clinic, from, to, write } = this.#wish;
    const seen = this.view.within(from, to).map(seenAs);
    write({ kind: 'rest', clinic: clinic.clinicId, client: name, from, to, wall_ms: Date.now(), seen });
  }

  close(): void {
    this.#socket?.disconnect();
  }

  #node() {
    const { nodes } = this.#wish;
    const node = nodes[this.#place % nodes.length];
    if (node === undefined) throw new Error('A crowd needs a node.');
    return node;
  }

  /** Rows may come before the answer that they follow: they wait for it. */
  async #watches(socket: Socket): Promise<boolean> {
    const { name, clinic, from, to, write } = this.#wish;
    let early: LogFrame[] | null = [];
    const take = ({ version, events }: LogFrame): void => {
      if (version <= this.view.since) return;
      const { run, since } = this.view;
      write({ kind: 'frame', clinic: clinic.clinicId, client: name, run, since, version });
      this.view.take(version, events ?? []);
    };
    socket.on('log', (frame: LogFrame) => (early === null ? take(frame) : early.push(frame)));
    const request = { clinic: clinic.clinicId, from, to };
    const answer = (await socket
      .timeout(answerMs)
      .emitWithAck('watch', request)
      .catch(() => null)) as WatchAck | null;
    if (answer?.ok !== true || answer.kind !== 'snapshot') return false;
    const { appointments, holds } = answer.calendar;
    this.view.begin(answer.head, [...appointments, ...holds]);
    const waited = early;
    early = null;
    for (const frame of waited) take(frame);
    return true;
  }

  async #act(): Promise<void> {
    const { name, clinic, chance, write } = this.#wish;
    const known = { nouns: [...this.view.nouns.values()], holds: [...this.#holds], lastCommit: this.#lastCommit };
    const [op, args] = this.#holds.size >= mostHolds ? this.#letGo() : nextAct(clinic, known, chance);
    const commandId = v7();
    const call = nowNs();
    const answer = await this.#asked({ name: op, input: args, commandId });
    const node = this.#node().name;
    const line = {
      kind: 'op',
      clinic: clinic.clinicId,
      client: name,
      node,
      commandId,
      op,
      args,
      call_ns: call,
    } as const;
    if (answer === null) return write({ ...line, ret_ns: null, outcome: null, version: null });
    const outcome = answer.ok ? answer.outcome : answer.code;
    write({ ...line, ret_ns: nowNs(), outcome, version: answer.ok ? answer.version : null });
    this.#remember(op, args, commandId, outcome);
  }

  #letGo(): readonly [string, Readonly<Record<string, unknown>>] {
    const [holdId] = this.#holds;
    return ['hold.release', { holdId }];
  }

  #remember(op: string, args: Readonly<Record<string, unknown>>, commandId: string, outcome: string): void {
    const { holdId } = args;
    if (typeof holdId === 'string' && op !== 'hold.extend') this.#holds.delete(holdId);
    if (!tookEffect({ outcome })) return;
    if (op === 'hold.place') this.#holds.add(commandId);
    this.#lastCommit = op.startsWith('hold.') ? null : commandId;
  }

  /** Repeats the same command over whatever node there is until it has an answer; null when it never has. */
  async #asked(body: object): Promise<AskAck | null> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (this.#socket?.connected !== true) await this.open();
      const answer = (await this.#emit('ask', body)) as AskAck | null;
      if (answer === null) this.#leave();
      else if (answer.ok || !('retryMs' in answer) || answer.retryMs > mostPatienceMs) return answer;
      else await pause(answer.retryMs);
    }
    return null;
  }

  async #read(): Promise<void> {
    const { name, clinic, from, to, write } = this.#wish;
    const call = nowNs();
    const answer = (await this.#emit('read', { name: 'calendar.range', input: { from, to } })) as ReadAck | null;
    if (answer?.ok !== true) return;
    const { appointments, holds } = answer.value as { appointments: Noun[]; holds: Noun[] };
    const seen = [...appointments, ...holds].map(seenAs);
    const when = { call_ns: call, ret_ns: nowNs(), wall_ms: Date.now() };
    const where = { clinic: clinic.clinicId, client: name, node: this.#node().name };
    write({ kind: 'read', ...where, from, to, ...when, version: answer.version, seen });
  }

  /** Null when the line broke before the answer came. */
  #emit(event: string, body: object): Promise<unknown> {
    const socket = this.#socket;
    if (socket === null) return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const gone = () => resolve(null);
    socket.once('disconnect', gone);
    socket.timeout(answerMs).emitWithAck(event, body).then(resolve, gone);
    return promise.finally(() => socket.off('disconnect', gone));
  }

  #leave(): void {
    this.#socket?.disconnect();
    this.#socket = null;
    this.#place += 1;
  }
}

function nowNs(): number {
  return Math.round(performance.now() * 1_000_000);
}
