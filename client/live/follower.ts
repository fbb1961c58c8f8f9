// Keeps the replica in step with the clinic's log: hears rows, notices gaps, asks for what is missing.
import type { Changes, LogFrame, Refused, WatchRequest } from '#shared/contract/frames.ts';
import type { Calendar, QueryReply } from '#shared/contract/queries.ts';
import type { Reading } from './readings.ts';
import type { Replica } from './replica.ts';
import { spread, type Stop, type Timers } from './timers.ts';
import { type Window, windowFor } from './window.ts';
import type { Wire } from './wire.ts';

/** How long a later row waits for the one before it, in ms, before it is asked for. */
export const GAP_PATIENCE = 500;
/** How long rows may name unknown patients, in ms, before those are read together. */
const STRANGER_PATIENCE = 100;
const RETRY_AFTER = 1000;

type Wait = 'gap' | 'retry' | 'reread' | 'strangers';

/** What the follower tells: that it caught up or fell behind, and refusals that concern the whole session. */
export type FollowerHears = { caughtUp(): void; fellBehind(): void; refused(refusal: Refused): void };

/** What a follower stands on; `wire` is the line to ask over, null while there is none. */
export type FollowerParts = {
  readonly clinic: string;
  readonly replica: Replica;
  readonly timers: Timers;
  readonly wire: () => Wire | null;
  readonly hears: FollowerHears;
};

/** Follows the log of one clinic over whatever line there is. */
export class Follower {
  readonly #parts: FollowerParts;
  readonly #reading = new Set<string>();
  #expected = 0;
  /** The question that is open; an answer to an earlier one, over a line that is gone, comes too late. */
  #asking: { readonly wire: Wire } | null = null;
  #again: 'no' | 'since' | 'full' = 'no';
  /** The version at which unknown patients were last asked for: no answer may lead to the same question. */
  #greetedAt = -1;
  readonly #timers = new Map<Wait, Stop>();

  constructor(parts: FollowerParts) {
    this.#parts = parts;
  }

  /** A log row came. */
  hear(row: LogFrame): void {
    const { replica } = this.#parts;
    const heard = replica.hear(row);
    if (heard === 'empty' || (heard === 'foreign' && replica.epoch !== null)) void this.catchUp();
    this.#watchGap();
    if (heard === 'applied') this.#greetStrangers();
  }

  /** An answer named a version: if its row does not come by itself, it is asked for. */
  expect(version: number): void {
    this.#expected = Math.max(this.#expected, version);
    this.#watchGap();
  }

  /** Versions count anew. */
  newEpoch(): void {
    this.#expected = 0;
  }

  /** Moves the kept window to where somebody looks, and reads what is missing of it. */
  show(shown: Window): void {
    const { replica } = this.#parts;
    const window = windowFor(shown, replica.window);
    if (window !== replica.window) replica.keep(window);
    this.#readMissing();
  }

  /** Asks for everything since the last applied row, or for the full picture. One question at a time. */
  async catchUp(full = false): Promise<void> {
    const { replica, hears } = this.#parts;
    const wire = this.#parts.wire();
    if (!wire) return;
    if (this.#asking?.wire === wire) {
      this.#again = full || this.#again === 'full' ? 'full' : 'since';
      return;
    }
    const asking = { wire };
    this.#asking = asking;
    this.#stop('gap');
    const reading = replica.begin(replica.window);
    const answer = await wire.watch(this.#request(full)).catch(() => null);
    if (this.#asking !== asking) return replica.forget(reading);
    this.#asking = null;
    const next = this.#again;
    this.#again = 'no';
    const isTaken = answer?.ok === true && replica.adopt(reading, changesOf(answer));
    if (!answer?.ok) this.#failed(reading, answer);
    if (answer?.ok && !isTaken) return this.catchUp(true);
    if (next !== 'no') return this.catchUp(next === 'full');
    if (!isTaken) return;
    hears.caughtUp();
    this.#readMissing();
    this.#greetStrangers();
    this.#watchGap();
  }

  /** The server began anew: nothing held counts until the full picture has come. */
  async restart(): Promise<void> {
    this.#parts.replica.doubt();
    await this.catchUp(true);
  }

  /** Stops all waiting; the line is gone. */
  pause(): void {
    this.#asking = null;
    this.#again = 'no';
    this.#reading.clear();
    for (const name of this.#timers.keys()) this.#stop(name);
  }

  #watchGap(): void {
    const { replica } = this.#parts;
    const isBehind = (): boolean => replica.hasGap || replica.version < this.#expected;
    if (!isBehind()) return;
    this.#once('gap', GAP_PATIENCE, () => {
      if (!isBehind()) return;
      this.#parts.hears.fellBehind();
      void this.catchUp();
    });
  }

  #request(full: boolean): WatchRequest {
    const { clinic, replica } = this.#parts;
    const { epoch, version, window } = replica;
    const since = epoch === null || full || replica.missing().length > 0 ? {} : { epoch, since: version };
    return { clinic, ...since, ...window };
  }

  #failed(reading: Reading, refusal: Refused | null): void {
    this.#parts.replica.forget(reading);
    this.#parts.hears.fellBehind();
    const wait = refusal && 'retryMs' in refusal ? refusal.retryMs : RETRY_AFTER;
    this.#once('retry', spread(wait, this.#parts.timers), () => void this.catchUp());
    if (refusal) this.#parts.hears.refused(refusal);
  }

  #readMissing(): void {
    if (this.#parts.replica.epoch === null) return;
    for (const window of this.#parts.replica.missing()) void this.#read(window);
  }

  /** Reads one stretch of the calendar beside the log. */
  async #read(window: Window): Promise<void> {
    const { replica, timers, wire } = this.#parts;
    const line = wire();
    const key = `${window.from} ${window.to}`;
    if (!line || this.#reading.has(key)) return;
    this.#reading.add(key);
    const reading = replica.begin(window);
    const answer = await line.read('calendar.range', window).catch(() => null);
    this.#reading.delete(key);
    if (answer?.ok && replica.merge(reading, answer as QueryReply<Calendar>)) {
      if (replica.missing().length > 0) this.#readMissing();
      return this.#greetStrangers();
    }
    replica.forget(reading);
    if (answer && !answer.ok) this.#parts.hears.refused(answer);
    if (answer?.ok && answer.epoch !== replica.epoch) return this.catchUp();
    this.#once('reread', spread(RETRY_AFTER, timers), () => this.#readMissing());
  }

  /** Rows name patients by id only: those nobody has seen here are read with the time they are booked for. */
  #greetStrangers(): void {
    const { replica } = this.#parts;
    if (this.#greetedAt === replica.version || !replica.strangers()) return;
    this.#once('strangers', STRANGER_PATIENCE, () => {
      this.#greetedAt = replica.version;
      const window = replica.strangers();
      if (window) void this.#read(window);
    });
  }

  #once(name: Wait, ms: number, run: () => void): void {
    if (this.#timers.has(name)) return;
    const stop = this.#parts.timers.after(ms, () => {
      this.#timers.delete(name);
      run();
    });
    this.#timers.set(name, stop);
  }

  #stop(name: Wait): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }
}

function changesOf(answer: { readonly ok: true } & Changes): Changes {
  const { ok: _, ...changes } = answer;
  return changes;
}
