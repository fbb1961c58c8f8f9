// Keeps soft locks in this process: the book of a node without Redis, and what a node with one goes on with when it dies.
import type { LockedNoun } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { monotonic } from '#server/ops/clock.ts';
import { type HeldLock, keyOf, LOCK_MS, type LockAnswer, type LockBook, MOST_LOCKS } from './lock-book.ts';

type Kept = {
  readonly id: Id;
  readonly on: LockedNoun;
  readonly memberId: Id;
  readonly since: number;
  readonly holders: Map<Id, { readonly line: string; readonly endsAt: number }>;
  readonly asks: readonly Id[];
};

/** A book in memory, which can also be read at once and be told a picture that was read elsewhere. */
export type LockMemory = LockBook & {
  readonly of: (clinicId: Id) => readonly HeldLock[];
  readonly put: (clinicId: Id, locks: readonly HeldLock[]) => void;
  readonly forget: (clinicId: Id) => void;
};

/** Makes an empty book; `clock` counts milliseconds. */
export function makeLockMemory(ttlMs = LOCK_MS, clock: () => number = monotonic): LockMemory {
  const clinics = new Map<Id, Map<string, Kept>>();

  /** The locks of a clinic that have not ended. */
  function living(clinicId: Id): Map<string, Kept> {
    const kept = clinics.get(clinicId) ?? new Map<string, Kept>();
    for (const [key, { holders }] of kept) {
      for (const [id, { endsAt }] of holders) if (endsAt <= clock()) holders.delete(id);
      if (holders.size === 0) kept.delete(key);
    }
    if (kept.size > 0) clinics.set(clinicId, kept);
    else clinics.delete(clinicId);
    return kept;
  }

  function of(clinicId: Id): HeldLock[] {
    return [...living(clinicId).values()].map(({ since, holders, ...lock }) => ({
      ...lock,
      heldMs: clock() - since,
      holders: [...holders].map(([id, { line, endsAt }]) => ({ id, line, ttlMs: endsAt - clock() })),
    }));
  }

  const answered = (clinicId: Id, outcome: LockAnswer['outcome'], changed: boolean): Promise<LockAnswer> =>
    Promise.resolve({ outcome, changed, locks: of(clinicId) });

  return {
    of,
    read: (clinicId) => Promise.resolve(of(clinicId)),

    take(clinicId, { id, on, memberId, line, mode }) {
      const locks = living(clinicId);
      const key = keyOf(on);
      const known = locks.get(key);
      const isOwn = known?.memberId === memberId;
      if (known && !isOwn && mode !== 'take-over') {
        const asked = mode === 'ask' && !known.asks.includes(memberId);
        if (asked) locks.set(key, { ...known, asks: [...known.asks, memberId] });
        return answered(clinicId, 'theirs', asked);
      }
      const own = [...locks.values()].filter((one) => one.memberId === memberId);
      const held = own.reduce((count, { holders }) => count + holders.size, 0);
      if (!(isOwn && known.holders.has(id)) && held >= MOST_LOCKS) return answered(clinicId, 'full', false);
      const asks = (known?.asks ?? []).filter((one) => one !== memberId);
      const lock = isOwn ? known : { id, on, memberId, since: clock(), holders: new Map(), asks };
      lock.holders.set(id, { line, endsAt: clock() + ttlMs });
      clinics.set(clinicId, locks.set(key, lock));
      return answered(clinicId, 'yours', !isOwn);
    },

    release(clinicId, { ids, memberId, line }) {
      const own = [...living(clinicId).values()].filter((lock) => lock.memberId === memberId);
      for (const { holders } of own) {
        for (const id of ids) if (line === undefined || holders.get(id)?.line === line) holders.delete(id);
      }
      const changed = own.some(({ holders }) => holders.size === 0);
      return Promise.resolve({ changed, locks: of(clinicId) });
    },

    put(clinicId, locks) {
      const kept = locks.map(({ heldMs, holders, ...lock }): [string, Kept] => {
        const ends = holders.map(({ id, line, ttlMs: left }) => [id, { line, endsAt: clock() + left }] as const);
        return [keyOf(lock.on), { ...lock, since: clock() - heldMs, holders: new Map(ends) }];
      });
      clinics.set(clinicId, new Map(kept));
    },

    forget: (clinicId) => void clinics.delete(clinicId),
  };
}
