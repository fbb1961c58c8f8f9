// The book of soft locks in both its homes, this process and a real Redis: one suite for the two, and one against the other.
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LockedNoun } from '#shared/contract/frames.ts';
import { newId } from '#server/ops/clock.ts';
import { idOf } from '#server/testing/nouns.ts';
import { type RedisProcess, startRedis } from '#server/testing/redis.ts';
import { type HeldLock, LOCK_MS, type LockAsk, type LockBook, MOST_LOCKS, ttlOf } from './lock-book.ts';
import { makeLockMemory } from './lock-memory.ts';
import { locksKey, makeLockRedis } from './lock-redis.ts';

let server: RedisProcess;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const homes: Readonly<Record<string, (ttlMs?: number) => LockBook>> = {
  memory: (ttlMs) => makeLockMemory(ttlMs),
  Redis: (ttlMs) => makeLockRedis(redis, undefined, ttlMs),
};
/** How long an end is waited for. */
const WHILE = { timeout: 5000 };
const [huda, omar, sara] = [newId(), newId(), newId()];
const card = (id = newId()): LockedNoun => ({ noun: 'appointment', id });
const by = (memberId: string, on: LockedNoun, wish: Partial<LockAsk> = {}): LockAsk => ({
  id: newId(),
  on,
  memberId,
  line: `line of ${memberId}`,
  ...wish,
});
const owners = (locks: readonly HeldLock[]) => locks.map(({ on, memberId, asks }) => [on.id, memberId, asks]);

describe.each(Object.entries(homes))('the book in %s', (_, open) => {
  test('[SL1][SL3] the first comer has it for fifteen seconds, anybody else is told so, and the same again renews it', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    const ask = by(huda, on);
    const first = await book.take(clinic, ask);
    expect(first).toMatchObject({ outcome: 'yours', changed: true });
    expect(ttlOf(first.locks[0]!)).toBeGreaterThan(LOCK_MS - 1000);
    expect(await book.take(clinic, by(omar, on))).toMatchObject({ outcome: 'theirs', changed: false });
    const again = await book.take(clinic, ask);
    expect(again).toMatchObject({ outcome: 'yours', changed: false });
    expect(again.locks).toMatchObject([{ id: ask.id, on, memberId: huda, asks: [], holders: [{ id: ask.id }] }]);
  });

  test('[SL1] of twenty people who open a free card at once one has it', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => book.take(clinic, by(newId(), on))));
    expect(answers.filter(({ outcome }) => outcome === 'yours')).toHaveLength(1);
  });

  test('[SL3] a lock nobody renews ends by itself, and is free', async () => {
    const [book, clinic, on] = [open(150), newId(), card()];
    const kept = card();
    await book.take(clinic, by(huda, on));
    await expect
      .poll(async () => {
        await book.take(clinic, by(sara, kept, { id: idOf(1) }));
        return owners(await book.read(clinic));
      }, WHILE)
      .toEqual([[kept.id, sara, []]]);
    expect(await book.take(clinic, by(omar, on))).toMatchObject({ outcome: 'yours', changed: true });
  });

  test('[SL2] two tabs of one person share a lock, which lasts until the last of them leaves it', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    const [one, two] = [by(huda, on), by(huda, on)];
    await book.take(clinic, one);
    expect(await book.take(clinic, two)).toMatchObject({ outcome: 'yours', changed: false });
    expect(await book.release(clinic, { ids: [one.id], memberId: huda })).toMatchObject({ changed: false });
    expect(await book.take(clinic, by(omar, on))).toMatchObject({ outcome: 'theirs' });
    expect(await book.release(clinic, { ids: [two.id], memberId: huda })).toEqual({ changed: true, locks: [] });
  });

  test('[SL4] whoever asks is put down once, in order; on a free card asking is taking', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    expect(await book.take(clinic, by(huda, on, { mode: 'ask' }))).toMatchObject({ outcome: 'yours' });
    expect(await book.take(clinic, by(sara, on, { mode: 'ask' }))).toMatchObject({ outcome: 'theirs', changed: true });
    await book.take(clinic, by(omar, on, { mode: 'ask' }));
    expect(await book.take(clinic, by(sara, on, { mode: 'ask' }))).toMatchObject({ outcome: 'theirs', changed: false });
    expect(owners(await book.read(clinic))).toEqual([[on.id, huda, [sara, omar]]]);
  });

  test('[SL5] a taken-over lock is the taker’s at once, with all asks but their own; the former owner is out', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    const old = by(huda, on);
    await book.take(clinic, old);
    for (const one of [sara, omar]) await book.take(clinic, by(one, on, { mode: 'ask' }));
    const taken = by(omar, on, { mode: 'take-over' });
    expect(await book.take(clinic, taken)).toMatchObject({ outcome: 'yours', changed: true });
    expect(await book.take(clinic, old)).toMatchObject({ outcome: 'theirs' });
    expect(await book.release(clinic, { ids: [old.id], memberId: huda })).toMatchObject({ changed: false });
    expect(await book.read(clinic)).toMatchObject([{ id: taken.id, memberId: omar, asks: [sara] }]);
    expect(await book.take(clinic, taken)).toMatchObject({ outcome: 'yours', changed: false });
  });

  test('[SL6] nobody but the owner leaves a lock, and the owner only with its id', async () => {
    const [book, clinic, on] = [open(), newId(), card()];
    const ask = by(huda, on);
    await book.take(clinic, ask);
    for (const left of [
      { ids: [ask.id], memberId: omar },
      { ids: [newId()], memberId: huda },
      { ids: [], memberId: huda },
    ])
      expect(await book.release(clinic, left)).toMatchObject({ changed: false, locks: [{ memberId: huda }] });
    expect(await book.release(clinic, { ids: [newId(), ask.id], memberId: huda })).toEqual({
      changed: true,
      locks: [],
    });
  });

  test('[SL7] a line leaves what it renewed last, and not what another line has since', async () => {
    const [book, clinic] = [open(), newId()];
    const [here, there] = [by(huda, card(), { line: 'a' }), by(huda, card(), { line: 'a' })];
    for (const ask of [here, there, { ...there, line: 'b' }]) await book.take(clinic, ask);
    const left = { ids: [here.id, there.id], memberId: huda, line: 'a' };
    expect((await book.release(clinic, left)).locks).toMatchObject([{ on: there.on, holders: [{ line: 'b' }] }]);
  });

  test('[SL8] the fifty-first lock of a person is one too many, until one ends; colleagues are not concerned', async () => {
    const [book, clinic] = [open(), newId()];
    const asks = Array.from({ length: MOST_LOCKS }, () => by(huda, card()));
    for (const ask of asks) expect((await book.take(clinic, ask)).outcome).toBe('yours');
    expect(await book.take(clinic, by(huda, card()))).toMatchObject({ outcome: 'full', changed: false });
    expect((await book.take(clinic, by(huda, asks[0]!.on))).outcome).toBe('full');
    expect((await book.take(clinic, asks[0]!)).outcome).toBe('yours');
    expect((await book.take(clinic, by(omar, card()))).outcome).toBe('yours');
    await book.release(clinic, { ids: [asks[0]!.id], memberId: huda });
    expect((await book.take(clinic, by(huda, card()))).outcome).toBe('yours');
  });

  test('[SL9] the same id in another clinic is another lock', async () => {
    const [book, mine, theirs, on] = [open(), newId(), newId(), card()];
    await book.take(mine, by(huda, on));
    expect(await book.take(theirs, by(omar, on))).toMatchObject({ outcome: 'yours', locks: [{ memberId: omar }] });
    expect(owners(await book.read(mine))).toEqual([[on.id, huda, []]]);
    expect((await book.take(mine, by(omar, { ...on, noun: 'patient' }))).outcome).toBe('yours');
  });
});

test('[SL3] the clock of a book in memory decides to the millisecond', async () => {
  let time = 0;
  const [book, on] = [makeLockMemory(LOCK_MS, () => time), card()];
  await book.take('c', by(huda, on));
  time = LOCK_MS - 1;
  expect(await book.read('c')).toMatchObject([{ heldMs: time, holders: [{ ttlMs: 1 }] }]);
  time = LOCK_MS;
  expect(await book.read('c')).toEqual([]);
});

/** What happens to a few cards at the hands of a few people. */
const deeds = fc.array(
  fc.record({
    member: fc.integer({ min: 1, max: 3 }),
    card: fc.integer({ min: 1, max: 2 }),
    lock: fc.integer({ min: 1, max: 3 }),
    line: fc.constantFrom('a', 'b'),
    what: fc.constantFrom('take', 'ask', 'take-over', 'leave', 'drop'),
  }),
  { maxLength: 25 },
);

async function told(
  book: LockBook,
  clinic: string,
  deed: (typeof deeds extends fc.Arbitrary<infer T> ? T : never)[number],
) {
  const [memberId, id, line] = [idOf(10 + deed.member), idOf(20 + 3 * deed.member + deed.lock), deed.line];
  const left = { ids: [id], memberId, ...(deed.what === 'drop' ? { line } : {}) };
  const mode = deed.what === 'ask' || deed.what === 'take-over' ? deed.what : undefined;
  const answer =
    deed.what === 'leave' || deed.what === 'drop'
      ? await book.release(clinic, left)
      : await book.take(clinic, { id, memberId, line, on: card(idOf(deed.card)), mode });
  const locks = answer.locks.map(({ heldMs: _, holders, ...lock }) => ({
    ...lock,
    holders: holders.map((holder) => `${holder.id} ${holder.line}`).toSorted(),
  }));
  return { ...answer, locks: locks.toSorted((a, b) => a.on.id.localeCompare(b.on.id)) };
}

test('[SL12] whatever people do, both homes answer alike', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (done) => {
      const [memory, shared, clinic] = [makeLockMemory(), makeLockRedis(redis), newId()];
      for (const deed of done) expect(await told(shared, clinic, deed)).toEqual(await told(memory, clinic, deed));
    }),
    { numRuns: 60 },
  );
});

test('[SL16] the key of a clinic holds ids and times, and ends with its locks', async () => {
  const [book, clinic, on] = [makeLockRedis(redis, undefined, 200), newId(), card()];
  await book.take(clinic, by(huda, on, { line: 'x' }));
  await book.take(clinic, by(omar, on, { mode: 'ask' }));
  const [field, text = ''] = Object.entries(await redis.hgetall(locksKey(clinic)))[0] ?? [];
  expect(field).toBe(`appointment:${on.id}`);
  const words = text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+/g, '').match(/[a-z]+/gi);
  expect(new Set(words)).toEqual(new Set(['id', 'by', 'since', 'holders', 'line', 'x', 'ends', 'asks']));
  await expect.poll(() => redis.exists(locksKey(clinic)), WHILE).toBe(0);
});

test('[SL16] what a stranger writes there is no lock, and a lock that would last too long is none', async () => {
  const [book, on] = [makeLockRedis(redis), card()];
  const good = { id: newId(), by: huda, since: 0, holders: { [newId()]: { line: 'x', ends: 9e15 } }, asks: '' };
  const odd = ['no json', 'null', '7', '[]', '{}', '{"holders":7}', JSON.stringify(good)];
  const shapes = [{ holders: { a: 7 } }, { asks: 7 }, { since: null }, { by: [] }, { holders: [] }];
  for (const text of [...odd, ...shapes.map((shape) => JSON.stringify({ ...good, ...shape }))]) {
    const clinic = newId();
    await redis.hset(locksKey(clinic), `appointment:${on.id}`, text);
    expect([text, await book.read(clinic)]).toEqual([text, []]);
    expect([text, (await book.take(clinic, by(omar, on))).outcome]).toEqual([text, 'yours']);
  }
  const clinic = newId();
  await redis.set(locksKey(clinic), 'not even a hash');
  expect((await book.take(clinic, by(omar, on))).outcome).toBe('yours');
  await redis.hset(locksKey(clinic), 'CANARY', JSON.stringify({ ...good, by: 'CANARY' }));
  expect(JSON.stringify(await book.read(clinic))).not.toContain('CANARY');
});
