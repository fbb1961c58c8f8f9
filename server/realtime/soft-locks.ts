// What sockets do with soft locks: take one, ask for another's, take it over, leave it. Commands never look here.
import { scopeOf } from '#shared/contract/allow.ts';
import type { LockedNoun } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import type { Connection } from './connection.ts';
import { type HeldLock, keyOf, LOCK_MS, type LockAsk, ttlOf } from './lock-book.ts';
import type { LockSight } from './lock-sight.ts';
import type { Names } from './names.ts';
import type { NodeLocks } from './node-locks.ts';
import type { LocksSignal } from './signals.ts';

/** What soft locks stand on. */
export type SoftLockParts = {
  readonly book: NodeLocks;
  readonly sight: LockSight;
  readonly names: Names;
  readonly connectionsOf: (clinicId: Id) => Iterable<Connection>;
  /** Tells the other nodes that a clinic's locks are to be read. */
  readonly tell: (signal: LocksSignal) => void;
};

type Wish = Pick<LockAsk, 'id' | 'on' | 'mode'>;

/** Soft locks of one node. */
export type SoftLocks = ReturnType<typeof makeSoftLocks>;

/** Makes the soft locks of one node. A socket's `line` in the book is its id. */
export function makeSoftLocks({ book, sight, names, connectionsOf, tell }: SoftLockParts) {
  async function release({ session }: Connection, ids: readonly Id[], line?: string): Promise<void> {
    const { clinicId, id: memberId } = session.caller;
    const { changed } = await book.release(clinicId, { ids, memberId, ...(line === undefined ? {} : { line }) });
    if (changed) tell({ clinic: clinicId });
  }

  async function drop(connection: Connection): Promise<void> {
    const line = connection.socket.id;
    const held = holdersOf(book.of(connection.session.caller.clinicId)).filter(({ holder }) => holder.line === line);
    const ids = held.map(({ holder }) => holder.id);
    if (ids.length > 0) await release(connection, ids, line);
  }

  async function taking(connection: Connection, wish: Wish): Promise<Decision<{ readonly ttlMs: number }>> {
    const { clinicId, id: memberId } = connection.session.caller;
    const { outcome, changed, locks } = await book.take(clinicId, { ...wish, memberId, line: connection.socket.id });
    if (changed) tell({ clinic: clinicId });
    if (outcome === 'full') return refuse({ code: 'rate-limited', retryMs: firstEndOf(locks, memberId) });
    if (outcome === 'theirs') return taken(connection, wish, locks);
    if (!connection.socket.connected) await drop(connection);
    return accept({ ttlMs: LOCK_MS });
  }

  /** Another has it. A lock of somebody who is not of this clinic was put there by hand, and keeps nobody out. */
  async function taken(connection: Connection, wish: Wish, locks: readonly HeldLock[]): ReturnType<typeof taking> {
    const { clinicId } = connection.session.caller;
    const lock = locks.find(({ on }) => keyOf(on) === keyOf(wish.on));
    if (lock) await names.learn(clinicId, [lock.memberId]);
    const [owner] = lock ? names.person(clinicId, lock.memberId) : [];
    if (!lock || !owner) return taking(connection, { ...wish, mode: 'take-over' });
    return refuse({ code: 'locked', by: owner.name, ttlMs: Math.round(ttlOf(lock)) });
  }

  function heldHere(clinicId: Id): HolderOf[] {
    const lines = new Set([...connectionsOf(clinicId)].map(({ socket }) => socket.id));
    return holdersOf(book.of(clinicId)).filter(({ holder }) => lines.has(holder.line));
  }

  return {
    /** Takes a lock, renews it, asks for it or takes it over. Rejects when a colleague's name cannot be read. */
    take(connection: Connection, wish: Wish): ReturnType<typeof taking> {
      const mayTakeOver = scopeOf(connection.session.caller.role, 'take-over') !== 'none';
      if (wish.mode === 'take-over' && !mayTakeOver) return Promise.resolve(refuse({ code: 'forbidden' }));
      return taking(connection, wish);
    },

    /** Leaves a lock of one's own; any other id is as good as left. */
    leave: (connection: Connection, id: Id): Promise<void> => release(connection, [id]),

    /** A socket closed: what it held ends, except what was renewed through another since. */
    drop,

    /** Another node told that a clinic's locks changed. */
    hear: ({ clinic }: LocksSignal): void => sight.look(clinic),

    /** Redis is heard again: what is held here goes back there, and whoever has it there by now keeps it. */
    async restore(): Promise<void> {
      const own = sight.clinics().map((clinicId) => ({ clinicId, locks: heldHere(clinicId) }));
      for (const { clinicId, locks } of own) {
        for (const { on, memberId, holder } of locks) {
          const { changed } = await book.take(clinicId, { id: holder.id, on, memberId, line: holder.line });
          if (changed) tell({ clinic: clinicId });
        }
        sight.look(clinicId);
      }
    },
  };
}

type HolderOf = { readonly on: LockedNoun; readonly memberId: Id; readonly holder: HeldLock['holders'][number] };

function holdersOf(locks: readonly HeldLock[]): HolderOf[] {
  return locks.flatMap(({ on, memberId, holders }) => holders.map((holder) => ({ on, memberId, holder })));
}

/** In how many ms a person's first lock ends. */
function firstEndOf(locks: readonly HeldLock[], memberId: Id): number {
  const own = holdersOf(locks).filter((one) => one.memberId === memberId);
  return Math.ceil(Math.min(LOCK_MS, ...own.map(({ holder }) => holder.ttlMs)));
}
