// The queue before a clinic's clock: one at a time, in order, and not without end.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { makeFairQueue, MOST_WAITING } from './fair-queue.ts';

const core = testCore();

test('[RC10] places are given in the order of coming, one at a time', async () => {
  const queue = makeFairQueue();
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const place = queue.enter('a clinic');
      await place?.turn;
      inside += 1;
      most = Math.max(most, inside);
      order.push(at);
      await Promise.resolve();
      inside -= 1;
      place?.leave();
    }),
  );
  expect(order).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect(most).toBe(1);
});

test('[RC10] the sixty-fifth who waits is sent away, another clinic is let in, and the line empties again', async () => {
  const queue = makeFairQueue();
  const first = queue.enter('one');
  const waiting = Array.from({ length: MOST_WAITING }, () => queue.enter('one'));
  expect(queue.enter('one')).toBeNull();
  expect(queue.enter('other')).not.toBeNull();
  first?.leave();
  for (const place of waiting) {
    await place?.turn;
    place?.leave();
  }
  const again = queue.enter('one');
  await expect(again?.turn).resolves.toBeUndefined();
});

test('[RC10] of a hundred commands at once those beyond the line are told it is busy, and succeed with the same id later', async () => {
  const world = await core.makeWorld();
  const ids = Array.from({ length: 100 }, newId);
  const register = (id: string) =>
    core.runner.run(world.receptionist, 'desk', 'patient.register', { name: `Patient ${id}` }, id);
  const outcomes = await Promise.all(ids.map(register));
  const busy = outcomes.filter((one) => !one.ok);
  expect(busy).toHaveLength(100 - MOST_WAITING - 1);
  for (const one of busy) expect(one).toEqual({ ok: false, refusal: { code: 'busy', retryMs: 500 } });
  const again = await Promise.all(ids.slice(MOST_WAITING).map(register));
  expect(again.every((one) => one.ok)).toBe(true);
  expect(core.published).toHaveLength(100);
});
