// One state that is followed: what is known of it, how new that is, and who wants to hear of it.
import { isSame } from '#shared/rules/was.ts';
import type { StreamKey, StreamName, StreamValue } from './streams.ts';
import type { Stop } from './timers.ts';

/**
 * What is known of a followed state:
 * - `asking`: no answer yet
 * - `here`: true now, and told by itself when it becomes another
 * - `old`: it was true at `asOf`; nobody can be asked at the moment. `value` is null where there never was an answer
 * - `refused`: the server does not answer this
 */
export type Following<S extends StreamName> = {
  readonly state: 'asking' | 'here' | 'old' | 'refused';
  readonly value: StreamValue<S> | null;
  /** The log version it was true at; -1 before the first answer. */
  readonly version: number;
  /** When it was last known to be true, in ms of this device; 0 before the first answer. */
  readonly asOf: number;
};

export type FollowedListener<S extends StreamName> = (known: Following<S>) => void;

/** An answer as it comes, pushed or read. */
export type Told = { readonly epoch: string; readonly version: number; readonly full: unknown };

/** How a state is heard of: not at all, asked to be pushed, pushed, or read again and again. */
export type Way = 'none' | 'asking' | 'pushed' | 'read';

/** A followed state of one key, shared by all who follow it. */
export class FollowedState<S extends StreamName = StreamName> {
  readonly stream: S;
  readonly key: StreamKey<S>;
  readonly listeners = new Set<FollowedListener<S>>();
  known: Following<S> = { state: 'asking', value: null, version: -1, asOf: 0 };
  way: Way = 'none';
  /** Answers to questions of an earlier turn come too late. */
  turn = 0;
  isReading = false;
  /** Something happened while it was read: it is to be read once more. */
  isStale = false;
  /** What waits: the next reading, the next try to have it pushed, and its end when nobody wants it any more. */
  readonly waits = new Map<'read' | 'retry' | 'end', Stop>();
  #at: { readonly epoch: string; readonly version: number } | null = null;

  constructor(stream: S, key: StreamKey<S>) {
    this.stream = stream;
    this.key = key;
  }

  /** Takes an answer unless a newer one is known. `epoch` is the one the page’s picture is of, null before the first. */
  take({ epoch, version, full }: Told, now: number, current: string | null): void {
    const before = this.#at;
    const isOlder = before?.epoch === epoch ? version < before.version : before !== null && before.epoch === current;
    if (!isOlder) this.#at = { epoch, version };
    const value = isOlder || isSame(full, this.known.value) ? this.known.value : (full as StreamValue<S>);
    this.tell({ state: 'here', value, version: isOlder ? this.known.version : version, asOf: now });
  }

  /** Nobody can be asked: the last answer stays, and is said to be old; before the first one it is still awaited unless `isGivenUp`. */
  old(isGivenUp: boolean): void {
    if (this.known.state === 'refused') return;
    if (isGivenUp || this.known.value !== null) this.tell({ ...this.known, state: 'old' });
  }

  refused(): void {
    this.tell({ ...this.known, state: 'refused', value: null });
  }

  /** Asked anew after it was refused, or when there is hope of a first answer. */
  hope(): void {
    if (this.known.value === null) this.tell({ ...this.known, state: 'asking' });
  }

  /** Versions count anew. */
  forgetVersion(): void {
    this.#at = null;
  }

  tell(known: Following<S>): void {
    const { state, value, version } = this.known;
    const isNews = known.state !== state || known.value !== value || known.version !== version;
    this.known = known;
    if (isNews) for (const listener of this.listeners) listener(known);
  }
}
