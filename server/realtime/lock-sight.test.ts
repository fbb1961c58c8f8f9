// When watchers are told of soft locks again, by a clock the test holds.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { makeLockMemory } from './lock-memory.ts';
import { LOCK_MS } from './lock-book.ts';
import { makeLockSight } from './lock-sight.ts';
import { makeNames } from './names.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const [clinic, huda] = [newId(), newId()];
const lock = { id: newId(), on: { noun: 'appointment', id: newId() }, memberId: huda, line: 'x' } as const;

function sightOf(namesOf = () => Promise.resolve(new Map([[huda, 'Huda']]))) {
  const book = makeLockMemory();
  const names = makeNames({ connectionsOf: () => [], namesOf });
  const sight = makeLockSight({ book, names });
  sight.follow(clinic);
  return { book, names, sight };
}

test('[SL10] a lock renewed for two minutes never ends on a screen, which is told every ten seconds', async () => {
  const { book, sight } = sightOf();
  let [told, endsAt] = [0, Infinity];
  for (let at = 0; at < 120_000; at += 250) {
    if (at % 5000 === 0) await book.take(clinic, lock);
    if ((await sight.tick()).length > 0) {
      told += 1;
      endsAt = at + (sight.shown(clinic)[0]?.ttlMs ?? 0);
    }
    expect(endsAt).toBeGreaterThan(at);
    vi.advanceTimersByTime(250);
  }
  expect(told).toBe(12);
});

test('[SL3][SL10] a lock nobody renews is gone from the picture after fifteen seconds, and watchers are told once', async () => {
  const { book, sight } = sightOf();
  await book.take(clinic, lock);
  expect(await sight.tick()).toEqual([clinic]);
  vi.advanceTimersByTime(LOCK_MS - 1);
  expect([await sight.tick(), sight.shown(clinic)]).toMatchObject([[], [{ ttlMs: 1, heldMs: LOCK_MS - 1 }]]);
  vi.advanceTimersByTime(1);
  expect([await sight.tick(), sight.shown(clinic)]).toEqual([[clinic], []]);
  expect(await sight.tick()).toEqual([]);
});

test('[SL10] while names cannot be read nobody is shown, and then everybody; a new name is shown', async () => {
  let name: string | null = null;
  const { book, names, sight } = sightOf(() =>
    name === null ? Promise.reject(new Error('no database')) : Promise.resolve(new Map([[huda, name]])),
  );
  await book.take(clinic, lock);
  expect([await sight.tick(), sight.shown(clinic)]).toEqual([[], []]);
  for (const next of ['Huda', 'Huda Haddad']) {
    name = next;
    names.forget(clinic);
    sight.renamed(clinic);
    expect([await sight.tick(), sight.shown(clinic)]).toMatchObject([[clinic], [{ by: { id: huda, name } }]]);
  }
});

test('[SL10][SL12] what is renewed at another node is read again before its end is shown, and what is not ends', async () => {
  const elsewhere = makeLockMemory();
  const { book, sight } = sightOf();
  const reads: number[] = [];
  book.read = async (asked) => {
    reads.push(performance.now());
    const locks = await elsewhere.read(asked);
    book.put(asked, locks);
    return locks;
  };
  let [endsAt, renewals] = [0, 7];
  for (let at = 0; at < 60_000; at += 250) {
    if (at % 5000 === 0 && renewals > 0) {
      renewals -= 1;
      await elsewhere.take(clinic, lock);
      if (at === 0) sight.look(clinic);
    }
    if ((await sight.tick()).length > 0) endsAt = at + (sight.shown(clinic)[0]?.ttlMs ?? 0);
    expect([at, endsAt > at]).toEqual([at, at >= 500 && at < 30_000 + LOCK_MS]);
    vi.advanceTimersByTime(250);
  }
  expect(reads.length).toBeLessThan(25);
});

test('[SL16] somebody who is nobody in this clinic is not shown, neither as owner nor as asking', async () => {
  const { book, sight } = sightOf();
  await book.take(clinic, lock);
  await book.take(clinic, { ...lock, memberId: newId(), mode: 'ask' });
  await book.take(clinic, { ...lock, id: newId(), memberId: newId(), on: { noun: 'patient', id: newId() } });
  await sight.tick();
  expect(sight.shown(clinic)).toMatchObject([{ id: lock.id, asks: [] }]);
});
