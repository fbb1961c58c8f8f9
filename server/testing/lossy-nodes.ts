// Nodes of the live door over a real database, whose hints get lost and whose sockets are the test's own.
import type { LogFrame, Refused, WatchRequest } from '#shared/contract/frames.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import type { Backend } from '#client/live/testing/lossy-wire.ts';
import { makeRunner } from '#server/commands/run.ts';
import { makeLog } from '#server/ops/log.ts';
import { projected, pushable } from '#server/ops/projection.ts';
import { changes } from '#server/queries/changes.ts';
import type { Connection } from '#server/realtime/connection.ts';
import { makeSequencer, type Sequencer } from '#server/realtime/sequencer.ts';
import { makeWatching, type Watching } from '#server/realtime/watching.ts';
import { readHeads, readLog } from '#server/store/clinic-log.ts';
import type { Core } from './core.ts';
import { testLinks } from './links.ts';
import type { World } from './world.ts';

type Heard = Parameters<Backend['listen']>[0];
type Node = { readonly sequencer: Sequencer; readonly watching: Watching; readonly room: Set<Heard> };

/** How often a hint from node to node is lost, and how often a frame counts as too large to be sent whole. */
const LOST_HINTS = 0.3;
const TOO_LARGE = 0.03;

/** Two nodes of one clinic. */
export class LossyNodes {
  readonly #core: Core;
  readonly #world: World;
  readonly #chance: () => number;
  readonly #nodes: readonly Node[];
  readonly #working = new Set<Promise<unknown>>();

  constructor(core: Core, world: World, chance: () => number) {
    this.#core = core;
    this.#world = world;
    this.#chance = chance;
    this.#nodes = [this.#makeNode(), this.#makeNode()];
  }

  /** Both nodes follow the clinic from here on. */
  async open(): Promise<void> {
    await Promise.all(this.#nodes.map(({ sequencer }) => sequencer.follow(this.#world.clinicId)));
  }

  /** What every node does every two seconds. */
  poll(): void {
    for (const { sequencer } of this.#nodes) void this.#track(sequencer.poll());
  }

  /** Waits for everything the nodes are busy with. */
  async rest(): Promise<void> {
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
  }

  /** What a desk of this person talks to; each connection stands at one node. */
  backend(caller: Caller): Backend {
    const log = makeLog({ level: 'fatal', node: 'fuzz' });
    let place = this.#place(caller, null);
    const publish = (row: LogFrame) => this.#publish(row, place.node);
    const runner = makeRunner({ store: this.#core.store, log, links: testLinks, publish });
    return {
      ask: async (name, input, commandId) => answered(await runner.run(caller, 'desk', name, input, commandId)),
      read: async (name, input) => answered(await this.#core.reader.read(caller, name, input)),
      watch: async (request: WatchRequest) => {
        const found = await place.node.watching.watch(place.connection, { ...request, clinic: caller.clinicId });
        return found.ok ? { ok: true as const, ...found.value } : worded(found.refusal);
      },
      listen: (heard) => {
        const standing = this.#place(caller, heard);
        place = standing;
        return () => standing.node.room.delete(heard);
      },
    };
  }

  #makeNode(): Node {
    const { store } = this.#core;
    const room = new Set<Heard>();
    const sequencer = makeSequencer({
      readLog: (clinicId, after, limit) => this.#track(readLog(store, clinicId, after, limit)),
      readHeads: (clinicIds) => readHeads(store, clinicIds),
      emit: (row) => {
        const pushed = pushable(projected(row, 'staff'));
        const sent = this.#chance() < TOO_LARGE ? { ...pushed, events: null } : pushed;
        for (const one of room) one.log(sent);
      },
      reset: (_, why) => {
        for (const one of room) one.reset(why);
      },
      log: makeLog({ level: 'fatal', node: 'fuzz' }),
    });
    const watching = makeWatching({ sequencer, readChanges: (caller, ask) => changes(store, caller, ask) });
    return { sequencer, watching, room };
  }

  /** The committing node offers its row, the other hears a hint: both may be lost, doubled by the poll, or late. */
  #publish(row: LogFrame, own: Node): void {
    for (const node of this.#nodes) {
      if (this.#chance() < LOST_HINTS) continue;
      if (node === own) node.sequencer.offer(row);
      else void this.#track(node.sequencer.look(row.clinic, { epoch: row.epoch, head: row.version }));
    }
  }

  #place(caller: Caller, heard: Heard | null) {
    const node = this.#nodes[Math.floor(this.#chance() * this.#nodes.length)] ?? this.#makeNode();
    const socket = {
      join: () => heard && node.room.add(heard),
      leave: () => heard && node.room.delete(heard),
    };
    const session = { caller, slug: this.#world.slug };
    const connection = { socket, session, watching: false, lag: null } as unknown as Connection;
    return { node, connection };
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#working.add(work);
    void work.finally(() => this.#working.delete(work)).catch(() => undefined);
    return work;
  }
}

function answered<T extends { readonly ok: true }>(outcome: T | { readonly ok: false; readonly refusal: Refusal }) {
  return outcome.ok ? outcome : worded(outcome.refusal);
}

function worded(refusal: Refusal): Refused {
  return { ok: false, ...refusal, detail: '' };
}
