// Keeps soft locks in Redis, so that all nodes share one book; a book nobody renews ends by itself.
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { lockedNoun } from '#shared/contract/frames.ts';
import { id, type Id } from '#shared/model/id.ts';
import { type HeldLock, keyOf, LOCK_MS, type LockAnswer, type LockBook, MOST_LOCKS } from './lock-book.ts';
import { lockScript } from './lock-script.ts';

const ids = z
  .string()
  .transform((text) => text.split(',').filter((one) => one !== ''))
  .pipe(z.array(id));
const stored = z.object({
  id,
  by: id,
  since: z.number(),
  holders: z.record(id, z.object({ line: z.string(), ends: z.number() })),
  asks: ids,
});
const answer = z.object({
  outcome: z.enum(['yours', 'theirs', 'full', 'none']),
  changed: z.boolean(),
  now: z.number(),
  locks: z.record(z.string(), z.unknown()),
});

/** Where a clinic's locks are. */
export const locksKey = (clinicId: Id): string => `mawid:locks:${clinicId}`;

function lockFrom(name: string, value: unknown, now: number): HeldLock[] {
  const [noun, nounId] = name.split(':');
  const on = lockedNoun.safeParse({ noun, id: nounId });
  const lock = stored.safeParse(value);
  if (!on.success || !lock.success) return [];
  const { by, since, holders, ...rest } = lock.data;
  const left = Object.entries(holders).map(([one, { line, ends }]) => ({ id: one, line, ttlMs: ends - now }));
  return [{ ...rest, on: on.data, memberId: by, heldMs: Math.max(0, now - since), holders: left }];
}

/** Hears every picture the book answers with, in the order Redis made them. */
export type Seen = (clinicId: Id, locks: readonly HeldLock[]) => void;

/** Makes the book; it rejects when Redis does not answer within the time its client allows. */
export function makeLockRedis(redis: Redis, seen: Seen = () => undefined, ttlMs = LOCK_MS): LockBook {
  async function run(clinicId: Id, op: string, ...rest: readonly string[]) {
    const text = await redis.eval(lockScript, 1, locksKey(clinicId), op, ttlMs, MOST_LOCKS, ...rest);
    const { now, locks, ...found } = answer.parse(JSON.parse(String(text)));
    const picture = Object.entries(locks).flatMap(([name, value]) => lockFrom(name, value, now));
    seen(clinicId, picture);
    return { ...found, locks: picture };
  }
  return {
    async take(clinicId, { id: lockId, on, memberId, line, mode }) {
      return (await run(clinicId, 'take', memberId, line, lockId, keyOf(on), mode ?? '')) as LockAnswer;
    },
    async release(clinicId, { memberId, line, ids: left }) {
      const { changed, locks } = await run(clinicId, 'release', memberId, line ?? '', left.join(), '', '');
      return { changed, locks };
    },
    read: async (clinicId) => (await run(clinicId, 'read', '', '', '', '', '')).locks,
  };
}
