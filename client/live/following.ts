// Following what the server computes, free times above all: pushed over a socket, read again where nothing is pushed.
import type { Followed, FollowAck, Refused, StateFrame } from '#shared/contract/frames.ts';
import type { RefusalCode } from '#shared/rules/decision.ts';
import { type FollowedListener, FollowedState, type Way } from './followed.ts';
import type { LinkKind } from './link.ts';
import { type StreamKey, streamName, type StreamName, streams } from './streams.ts';
import { spread, type Stop, type Timers } from './timers.ts';
import type { Wire } from './wire.ts';

/** A state nobody follows any more is kept up for so long, in ms: a form that opens again has it at once. */
const LINGER = 1000;
/** Changes are gathered for so long, in ms, before a state that is not pushed is read again. */
const GATHER = 250;
/** A push that is not promised within so long, in ms, is not waited for: the state is read meanwhile. */
const PATIENCE = 3000;
/** How long a page may be hidden, in ms, before it follows nothing. */
const DOZE = 10_000;
const READ_AGAIN = 2000;
const RETRY_AFTER = 15_000;

/** "Not now", or not so many: read meanwhile, and asked for again later. */
const notNow: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['busy', 'unavailable', 'rate-limited']);

/** The line that states are pushed over. */
export type FollowLine = {
  follow(followed: Followed): Promise<FollowAck>;
  unfollow(followed: Followed): void;
};

/** What following stands on. `line` is the socket, null while there is none; `wire` whatever questions go over. */
export type FollowingParts = {
  readonly line: () => FollowLine | null;
  readonly wire: () => Wire | null;
  readonly link: () => LinkKind;
  /** The epoch of the page’s picture; null before the first. */
  readonly epoch: () => string | null;
  readonly timers: Pick<Timers, 'now' | 'after' | 'chance'>;
  readonly signedOut: (refusal: Refused) => void;
};

/** Follows a state of a stream; `listener` hears what is known now, and again whenever that is another. */
export type Follow = <S extends StreamName>(stream: S, key: StreamKey<S>, listener: FollowedListener<S>) => Stop;

/** Everything this page follows, each key once however many listen. */
export class Followings {
  readonly #parts: FollowingParts;
  readonly #all = new Map<string, FollowedState>();
  #dozing: Stop | null = null;
  #isAsleep = false;

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  readonly follow: Follow = (stream, key, listener) => {
    const name = streamName(stream, key);
    const one = this.#all.get(name) ?? this.#begin(name, stream, key);
    this.#stopWait(one, 'end');
    const heard = listener as FollowedListener<StreamName>;
    one.listeners.add(heard);
    heard(one.known);
    return () => {
      one.listeners.delete(heard);
      if (one.listeners.size === 0) this.#wait(one, 'end', LINGER, () => this.#end(name, one));
    };
  };

  /** A pushed state came. */
  hear(frame: StateFrame): void {
    const one = this.#all.get(streamName(frame.stream, frame.key));
    if (one?.way !== 'pushed' && one?.way !== 'asking') return;
    one.take(frame, this.#parts.timers.now(), this.#parts.epoch());
  }

  /** A new socket stands: it is told what is followed. */
  lineUp(): void {
    for (const one of this.#all.values()) this.#ask(one);
  }

  /** The connection is another: without a socket nothing is pushed, and what nobody can be asked about is old. */
  linkChanged(): void {
    const kind = this.#parts.link();
    const isDown = kind === 'offline' || kind === 'signed-out';
    for (const one of this.#all.values()) {
      if (!this.#parts.line() && (one.way === 'pushed' || one.way === 'asking')) this.#turn(one, 'none');
      if (one.way === 'none') one.old(isDown);
      if (!isDown && one.known.state === 'old') one.hope();
    }
  }

  /** The picture is whole: without a socket this happens every two seconds. */
  caughtUp(): void {
    const line = this.#parts.line();
    for (const one of this.#all.values()) if (!line || one.way === 'read') this.#read(one);
  }

  /** Something happened in the clinic. */
  happened(): void {
    if (!this.#parts.line()) return;
    for (const one of this.#all.values()) {
      if (one.isReading) one.isStale = true;
      else if (one.way === 'read' && !one.waits.has('read')) this.#wait(one, 'read', GATHER, () => this.#read(one));
    }
  }

  /** Versions count anew: what was known is of another history. */
  newEpoch(): void {
    for (const one of this.#all.values()) one.forgetVersion();
    this.lineUp();
  }

  /** The page is hidden: after a while it follows nothing, until it is looked at again. */
  asleep(): void {
    this.#dozing ??= this.#parts.timers.after(DOZE, () => {
      this.#isAsleep = true;
      for (const one of this.#all.values()) {
        this.#leave(one);
        one.old(false);
      }
    });
  }

  awake(): void {
    this.#dozing?.();
    this.#dozing = null;
    if (!this.#isAsleep) return;
    this.#isAsleep = false;
    for (const one of this.#all.values()) this.#ask(one);
  }

  stop(): void {
    this.#dozing?.();
    for (const one of this.#all.values()) this.#leave(one);
    this.#all.clear();
  }

  #begin<S extends StreamName>(name: string, stream: S, key: StreamKey<S>): FollowedState {
    const one = new FollowedState(stream, key);
    this.#all.set(name, one);
    this.#ask(one);
    return one;
  }

  #end(name: string, one: FollowedState): void {
    this.#leave(one);
    this.#all.delete(name);
  }

  #leave(one: FollowedState): void {
    if (one.way === 'pushed' || one.way === 'asking') this.#parts.line()?.unfollow(wishOf(one));
    this.#turn(one, 'none');
  }

  /** Has it pushed where there is a socket, else reads it where anybody can be asked. */
  #ask(one: FollowedState): void {
    if (this.#isAsleep) return;
    const line = this.#parts.line();
    if (!line) return this.#read(one);
    const turn = this.#turn(one, 'asking');
    one.hope();
    this.#wait(one, 'read', PATIENCE, () => this.#read(one));
    line.follow(wishOf(one)).then(
      (ack) => one.turn === turn && this.#answered(one, ack),
      () => one.turn === turn && this.#unpushed(one, RETRY_AFTER),
    );
  }

  #answered(one: FollowedState, ack: FollowAck): void {
    const { timers, epoch, signedOut } = this.#parts;
    if (ack.ok) {
      this.#stopWait(one, 'read');
      one.way = 'pushed';
      return one.take(ack, timers.now(), epoch());
    }
    if (ack.code === 'unauthenticated') return signedOut(ack);
    return this.#unpushed(one, notNow.has(ack.code) ? RETRY_AFTER : null);
  }

  /** It is not pushed: it is read again after whatever happens, and asked for anew after `retryMs`. */
  #unpushed(one: FollowedState, retryMs: number | null): void {
    this.#turn(one, 'read');
    if (!this.#parts.line()) return this.linkChanged();
    if (retryMs !== null) this.#wait(one, 'retry', spread(retryMs, this.#parts.timers), () => this.#ask(one));
    return this.#read(one);
  }

  #read(one: FollowedState): void {
    const wire = this.#parts.wire();
    if (!wire || this.#isAsleep) return;
    if (one.isReading) {
      one.isStale = true;
      return;
    }
    this.#stopWait(one, 'read');
    one.isReading = true;
    one.isStale = false;
    const { turn } = one;
    void wire
      .read(streams[one.stream], one.key)
      .catch(() => null)
      .then((answer) => {
        one.isReading = false;
        if (!this.#isFollowed(one) || one.way === 'pushed') return;
        if (answer?.ok) one.take({ ...answer, full: answer.value }, this.#parts.timers.now(), this.#parts.epoch());
        else if (answer?.code === 'unauthenticated') this.#parts.signedOut(answer);
        else if (answer && !notNow.has(answer.code)) one.refused();
        else if (this.#parts.line()) this.#wait(one, 'read', READ_AGAIN, () => this.#read(one));
        else one.old(true);
        if (answer?.ok && (one.isStale || one.turn !== turn)) this.#wait(one, 'read', GATHER, () => this.#read(one));
      });
  }

  #isFollowed(one: FollowedState): boolean {
    return this.#all.get(streamName(one.stream, one.key)) === one;
  }

  /** Begins anew with it: what was asked before is not waited for. */
  #turn(one: FollowedState, way: Way): number {
    for (const name of ['read', 'retry'] as const) this.#stopWait(one, name);
    one.way = way;
    one.turn += 1;
    return one.turn;
  }

  #wait(one: FollowedState, name: 'read' | 'retry' | 'end', ms: number, run: () => void): void {
    this.#stopWait(one, name);
    const stop = this.#parts.timers.after(ms, () => {
      one.waits.delete(name);
      run();
    });
    one.waits.set(name, stop);
  }

  #stopWait(one: FollowedState, name: 'read' | 'retry' | 'end'): void {
    one.waits.get(name)?.();
    one.waits.delete(name);
  }
}

function wishOf({ stream, key }: FollowedState): Followed {
  return { stream, key };
}
