// The book of soft locks one node goes by: Redis's while it answers, else its own, which goes on from what was last seen.
import type { Id } from '#shared/model/id.ts';
import type { Logger } from '#server/ops/log.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import type { HeldLock, LockBook } from './lock-book.ts';
import { makeLockMemory } from './lock-memory.ts';
import { makeLockRedis } from './lock-redis.ts';

/** A book that never rejects. */
export type NodeLocks = LockBook & {
  /** The picture of a clinic as this node last saw it, without what has ended since. */
  readonly of: (clinicId: Id) => readonly HeldLock[];
  readonly forget: (clinicId: Id) => void;
};

/** Makes the book of one node. */
export function makeNodeLocks({ redis, log }: { redis: RedisLink | null; log: Logger }): NodeLocks {
  const memory = makeLockMemory();
  const shared = redis && makeLockRedis(redis.publisher, memory.put);

  async function first<T>(ask: (book: LockBook) => Promise<T>): Promise<T> {
    if (!shared || !redis?.isWell()) return ask(memory);
    return ask(shared).catch((error: unknown) => {
      log.debug({ err: error }, 'a soft lock is kept here alone');
      return ask(memory);
    });
  }

  return {
    of: memory.of,
    forget: memory.forget,
    take: (clinicId, asked) => first((book) => book.take(clinicId, asked)),
    release: (clinicId, left) => first((book) => book.release(clinicId, left)),
    read: (clinicId) => first((book) => book.read(clinicId)),
  };
}
