// What a clinic's watchers are shown of its soft locks: when something changed, and when a renewal must reach them.
import type { SoftLock } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { monotonic } from '#server/ops/clock.ts';
import { type HeldLock, keyOf, ttlOf } from './lock-book.ts';
import type { Names } from './names.ts';
import type { NodeLocks } from './node-locks.ts';

type Sent = { readonly print: string; readonly endsAt: number };
type Followed = { sent: ReadonlyMap<string, Sent>; isDue: boolean; isReading: boolean; readAt: number };

/** A lock that is known to have less than this left is looked for in Redis: it may have been renewed at another node. */
const ENDING_MS = 8000;
/** A renewal is shown once what was last shown has less than this left. */
const SHOWN_MS = 5000;
/** The least time between two reads of a clinic's locks: on another node's word, and while one of them is ending. */
const READ_MS = { told: 250, ending: 1000 } as const;
/** A renewal by less than this is none. */
const LONGER_MS = 1000;

/** The sight of soft locks on one node. */
export type LockSight = ReturnType<typeof makeLockSight>;

/** Makes it; `tick` is called four times a second. */
export function makeLockSight({ book, names }: { book: NodeLocks; names: Names }) {
  const followed = new Map<Id, Followed>();

  function readIfDue(clinicId: Id, one: Followed, locks: readonly HeldLock[]): void {
    const waited = monotonic() - one.readAt;
    const isEnding = waited >= READ_MS.ending && locks.some((lock) => ttlOf(lock) < ENDING_MS);
    if (one.isReading || !(isEnding || (one.isDue && waited >= READ_MS.told))) return;
    Object.assign(one, { isDue: false, isReading: true, readAt: monotonic() });
    void book.read(clinicId).finally(() => Object.assign(one, { isReading: false }));
  }

  /** Whether watchers must be told; each lock by what is shown of it, and until when it was last said to last. */
  function isNews(sent: Followed['sent'], locks: readonly HeldLock[]): boolean {
    const differs = (lock: HeldLock): boolean => {
      const last = sent.get(keyOf(lock.on));
      if (last?.print !== printOf(lock)) return true;
      const endsAt = monotonic() + ttlOf(lock);
      return last.endsAt - monotonic() < SHOWN_MS && endsAt - last.endsAt > LONGER_MS;
    };
    return locks.length !== sent.size || locks.some(differs);
  }

  async function learnt(clinicId: Id, locks: readonly HeldLock[]): Promise<boolean> {
    const ids = locks.flatMap(({ memberId, asks }) => [memberId, ...asks]);
    return names.learn(clinicId, ids).then(
      () => true,
      () => false,
    );
  }

  return {
    /** Somebody of this clinic is connected here: its locks are kept in sight. */
    follow(clinicId: Id): void {
      if (followed.has(clinicId)) return;
      followed.set(clinicId, { sent: new Map(), isDue: false, isReading: false, readAt: -Infinity });
      this.look(clinicId);
    },

    /** A clinic nobody here is connected to any more. */
    forget(clinicId: Id): void {
      followed.delete(clinicId);
      book.forget(clinicId);
    },

    /** The clinics in sight. */
    clinics: (): Id[] => [...followed.keys()],

    /** A followed clinic's locks are to be read: now, or with a later tick when they just were. */
    look(clinicId: Id): void {
      const one = followed.get(clinicId);
      if (!one) return;
      one.isDue = true;
      readIfDue(clinicId, one, []);
    },

    /** A clinic's people are called something else: what was sent of them is sent anew. */
    renamed(clinicId: Id): void {
      const one = followed.get(clinicId);
      if (one) one.sent = new Map();
    },

    /** A clinic's locks as they stand, with the time left now; of people whose names are known. */
    shown(clinicId: Id): SoftLock[] {
      const shown = book.of(clinicId).flatMap((lock) =>
        names.person(clinicId, lock.memberId).map((by) => ({
          id: lock.id,
          on: lock.on,
          by,
          heldMs: Math.round(lock.heldMs),
          ttlMs: Math.round(ttlOf(lock)),
          asks: lock.asks.flatMap((id) => names.person(clinicId, id)),
        })),
      );
      return shown.toSorted((a, b) => a.id.localeCompare(b.id));
    },

    /** The clinics whose watchers must be told. Where names cannot be read, the next tick tries again. */
    async tick(): Promise<Id[]> {
      const due: Id[] = [];
      for (const [clinicId, one] of followed) {
        const locks = book.of(clinicId);
        readIfDue(clinicId, one, locks);
        if (!isNews(one.sent, locks) || !(await learnt(clinicId, locks))) continue;
        one.sent = new Map(locks.map((lock) => [keyOf(lock.on), sentOf(lock)]));
        due.push(clinicId);
      }
      return due;
    },
  };
}

function printOf({ id, memberId, asks }: HeldLock): string {
  return [id, memberId, ...asks].join();
}

function sentOf(lock: HeldLock): Sent {
  return { print: printOf(lock), endsAt: monotonic() + ttlOf(lock) };
}
