// Reads under way beside the log: what must be remembered so that an old answer brings nothing back.
import type { Id } from '#shared/model/id.ts';
import type { Stretch } from './standing.ts';
import { holds, touches, type Window } from './window.ts';

/** A read that is under way: what it was asked for, and what the replica had reached then. */
export type Reading = { readonly window: Window; readonly version: number; readonly epoch: string | null };

/** The reads of one replica. */
export class Readings {
  readonly #open = new Set<Reading>();
  /** Versions of what left the window while a read was under way: its answer may still name them. */
  readonly #left = new Map<Id, number>();
  /** Reads of a time that was not kept throughout: what was heard of it meanwhile was not held. */
  readonly #broken = new WeakSet<Reading>();
  /** Answers from further ahead than the log has reached: rows of their window that they lack have moved on already. */
  #ahead: readonly { readonly window: Window; readonly version: number }[] = [];
  /** The version that was jumped to by a full picture; rows before it were never heard, so no older answer may be used. */
  #jumpedTo = 0;

  get areOpen(): boolean {
    return this.#open.size > 0;
  }

  begin(reading: Reading, kept: Window): Reading {
    this.#open.add(reading);
    this.moved(kept);
    return reading;
  }

  end(reading: Reading): void {
    this.#open.delete(reading);
    if (this.#open.size === 0) this.#left.clear();
  }

  /** The replica keeps another window. */
  moved(kept: Window): void {
    for (const reading of this.#open) if (!holds(kept, reading.window)) this.#broken.add(reading);
  }

  /** Whether an answer about the read's window fits what the replica holds of it. */
  isFresh(
    reading: Reading,
    answer: { readonly epoch: string; readonly version: number },
    epoch: string | null,
  ): boolean {
    return this.isRecent(reading, answer, epoch) && !this.#broken.has(reading);
  }

  /** Whether an answer is of the replica's epoch and no older than what the replica had when it asked. */
  isRecent(
    reading: Reading,
    answer: { readonly epoch: string; readonly version: number },
    epoch: string | null,
  ): boolean {
    const isSameEpoch = answer.epoch === epoch && reading.epoch === epoch;
    return isSameEpoch && answer.version >= Math.max(reading.version, this.#jumpedTo);
  }

  /** Something left the window, or ended. */
  noteLeft(one: Stretch): void {
    if (this.areOpen) this.#left.set(one.id, one.version);
  }

  /** Whether a later state of it is known not to be kept. */
  hasLeft(one: Stretch): boolean {
    return (this.#left.get(one.id) ?? -1) > one.version;
  }

  /** An answer came from a version that the log has not reached. */
  noteAhead(window: Window, version: number): void {
    this.#ahead = [...this.#ahead, { window, version }];
  }

  /** Whether an answer from further ahead has already shown that this state is past. */
  isPast(one: Stretch): boolean {
    return this.#ahead.some((read) => one.version <= read.version && touches(read.window, one));
  }

  /** The log has come to a version. */
  reached(version: number): void {
    if (this.#ahead.length > 0) this.#ahead = this.#ahead.filter((read) => read.version > version);
  }

  /** The replica went to a version, or to another epoch, without hearing the rows between. */
  jumped(version: number): void {
    this.#jumpedTo = version;
    this.#left.clear();
    this.#ahead = [];
  }
}
