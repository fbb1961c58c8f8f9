// What a book of soft locks does, wherever it is kept: each operation happens whole or not at all.
import type { LockedNoun } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';

/** How long a soft lock lasts after it was last renewed. */
export const LOCK_MS = 15_000;
/** Locks a person may hold at once, over all tabs and devices. */
export const MOST_LOCKS = 50;

/** One tab that keeps a lock: the id it chose, and the socket (`line`) it last renewed through. */
export type Holder = { readonly id: Id; readonly line: string; readonly ttlMs: number };

/**
 * A soft lock at the moment it was read, with ids alone. It belongs to a person: each of their tabs is a holder, and it
 * lasts as long as the longest of them. `id` is the one it was first taken with, `asks` are members in the order they asked.
 */
export type HeldLock = {
  readonly id: Id;
  readonly on: LockedNoun;
  readonly memberId: Id;
  readonly heldMs: number;
  readonly holders: readonly Holder[];
  readonly asks: readonly Id[];
};

/** Somebody wants a lock; `ask` only leaves word where another has it, `take-over` takes it from them. */
export type LockAsk = {
  readonly id: Id;
  readonly on: LockedNoun;
  readonly memberId: Id;
  readonly line: string;
  readonly mode?: 'take-over' | 'ask' | undefined;
};

/** Somebody leaves locks; with a `line` only those that were not renewed through another since. */
export type LockRelease = { readonly ids: readonly Id[]; readonly memberId: Id; readonly line?: string };

/** How an ask ended: it is yours, another has it, or you have too many. `locks` is the clinic's whole picture afterwards. */
export type LockAnswer = {
  readonly outcome: 'yours' | 'theirs' | 'full';
  /** Something colleagues are shown is different now; a renewal is not. */
  readonly changed: boolean;
  readonly locks: readonly HeldLock[];
};

/** The picture after a release, and whether it released anything. */
export type LockPicture = Pick<LockAnswer, 'changed' | 'locks'>;

/** A book of soft locks. It rejects only where it is kept elsewhere and that place does not answer. */
export type LockBook = {
  take(clinicId: Id, ask: LockAsk): Promise<LockAnswer>;
  release(clinicId: Id, left: LockRelease): Promise<LockPicture>;
  read(clinicId: Id): Promise<readonly HeldLock[]>;
};

/** What a lock is found by within its clinic. */
export function keyOf({ noun, id }: LockedNoun): string {
  return `${noun}:${id}`;
}

/** How long a lock lasts unless it is renewed, in ms. */
export function ttlOf({ holders }: Pick<HeldLock, 'holders'>): number {
  return Math.max(0, ...holders.map(({ ttlMs }) => ttlMs));
}
