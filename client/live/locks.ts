// Soft locks: who has what open to change it. Advice only, kept up by telling the server again and again.
import type { LockAck, LockedNoun, Person, SoftLock } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import type { Stop, Timers } from './timers.ts';

/** How often a lock is renewed, in ms; it lasts three times as long. */
export const RENEW_EVERY = 5000;

/** A lock as a screen shows it; times in ms of this device. It is gone at `endsAt` unless it was renewed. */
export type ShownLock = {
  readonly id: Id;
  readonly on: LockedNoun;
  readonly by: Person;
  readonly since: number;
  readonly endsAt: number;
  readonly asks: readonly Person[];
};

/** What became of taking a lock: it is this page's, or somebody's for so long, or there was nobody to ask. */
export type Taken =
  | { readonly ok: true }
  | { readonly ok: false; readonly by: string; readonly ttlMs: number }
  | { readonly ok: false; readonly by: null };

/** The line for locks; null where there is no socket. Locks are not worth waiting for. */
export type LockLine = {
  lock(id: Id, on: LockedNoun, mode?: 'take-over' | 'ask'): Promise<LockAck>;
  unlock(id: Id): void;
};

export type LockParts = {
  readonly line: () => LockLine | null;
  readonly timers: Pick<Timers, 'now' | 'after' | 'newId'>;
  readonly changed: () => void;
};

type Own = { readonly id: Id; readonly on: LockedNoun; renewal: Stop; shownAs: Id | null };

/** A taking that has no answer yet; whoever left meanwhile does not want it any more. */
type Taking = { readonly own: Own; isLeft: boolean };

/** The locks of the clinic, and those of this page among them. */
export class Locks {
  /** The locks that hold, one per thing, the oldest first. */
  shown: readonly ShownLock[] = [];
  readonly #parts: LockParts;
  readonly #own = new Map<string, Own>();
  readonly #taking = new Set<Taking>();
  #nextEnd: Stop = () => undefined;

  constructor(parts: LockParts) {
    this.#parts = parts;
  }

  on(noun: LockedNoun['noun'], id: Id): ShownLock | undefined {
    return this.shown.find((one) => one.on.noun === noun && one.on.id === id);
  }

  /** Says that this page has something open, until it is left. With `ask` whoever has it is told that it is wanted. */
  async take(on: LockedNoun, mode?: 'take-over' | 'ask'): Promise<Taken> {
    const own = this.#ownOf(on);
    const taking = { own, isLeft: false };
    this.#taking.add(taking);
    const answer = await this.#say(own, mode);
    this.#taking.delete(taking);
    if (taking.isLeft) {
      this.#parts.line()?.unlock(own.id);
      return { ok: false, by: null };
    }
    if (answer?.ok) {
      this.#keep(own);
      return { ok: true };
    }
    if (answer?.code !== 'locked') return { ok: false, by: null };
    return { ok: false, by: answer.by, ttlMs: answer.ttlMs };
  }

  /** This page has it open no longer. */
  leave(on: LockedNoun): void {
    for (const taking of this.#takingOf(on)) taking.isLeft = true;
    const own = this.#own.get(keyOf(on));
    if (!own) return;
    this.#forget(own);
    this.#parts.line()?.unlock(own.id);
  }

  leaveAll(): void {
    for (const { on } of [...this.#own.values(), ...[...this.#taking].map(({ own }) => own)]) this.leave(on);
  }

  /** What the server says of all locks of the clinic. */
  hear(locks: readonly SoftLock[]): void {
    const now = this.#parts.timers.now();
    const held = new Map(this.shown.map((one) => [one.id, one]));
    this.#show(
      locks.map(({ id, on, by, heldMs, ttlMs, asks }) => {
        const before = held.get(id);
        const since = before && sameValue(before.by, by) ? before.since : now - heldMs;
        return { id, on, by, since, endsAt: now + ttlMs, asks };
      }),
    );
    // Another id is another tab's of the same person, or somebody took it over: only the server can say.
    for (const { id, on } of locks) {
      const own = this.#own.get(keyOf(on));
      if (!own || own.id === id || own.shownAs === id) continue;
      own.shownAs = id;
      void this.#renew(own);
    }
  }

  /** A new line stands: what this page has open is said again. */
  lineUp(): void {
    for (const own of this.#own.values()) void this.#renew(own);
  }

  /** The line is gone, and with it what others were said to have open. */
  lineDown(): void {
    this.#show([]);
  }

  stop(): void {
    this.leaveAll();
    this.#nextEnd();
  }

  /** The lock this page has on a thing or is about to have, else a new one. */
  #ownOf(on: LockedNoun): Own {
    const own = this.#own.get(keyOf(on)) ?? this.#takingOf(on)[0]?.own;
    return own ?? { id: this.#parts.timers.newId(), on, renewal: () => undefined, shownAs: null };
  }

  /** What is being taken of a thing and still wanted. */
  #takingOf(on: LockedNoun): readonly Taking[] {
    return [...this.#taking].filter(({ own, isLeft }) => !isLeft && keyOf(own.on) === keyOf(on));
  }

  #say(own: Own, mode?: 'take-over' | 'ask'): Promise<LockAck | null> {
    const line = this.#parts.line();
    return line ? line.lock(own.id, own.on, mode).catch(() => null) : Promise.resolve(null);
  }

  #keep(own: Own): void {
    own.renewal();
    this.#own.set(keyOf(own.on), own);
    own.renewal = this.#parts.timers.after(RENEW_EVERY, () => void this.#renew(own));
  }

  /** A refusal means that somebody else has it now: it is not taken again. */
  async #renew(own: Own): Promise<void> {
    if (this.#own.get(keyOf(own.on)) !== own) return;
    own.renewal();
    own.renewal = this.#parts.timers.after(RENEW_EVERY, () => void this.#renew(own));
    const answer = await this.#say(own);
    if (answer && !answer.ok && answer.code === 'locked') this.#forget(own);
  }

  #forget(own: Own): void {
    own.renewal();
    if (this.#own.get(keyOf(own.on)) === own) this.#own.delete(keyOf(own.on));
  }

  #show(locks: readonly ShownLock[]): void {
    this.#nextEnd();
    const now = this.#parts.timers.now();
    const shown = locks.filter((one) => one.endsAt > now).toSorted((a, b) => a.since - b.since);
    const first = Math.min(...shown.map((one) => one.endsAt));
    if (shown.length > 0) this.#nextEnd = this.#parts.timers.after(first - now, () => this.#show(this.shown));
    if (sameValue(shown, this.shown)) return;
    this.shown = shown;
    this.#parts.changed();
  }
}

function keyOf({ noun, id }: LockedNoun): string {
  return `${noun} ${id}`;
}
