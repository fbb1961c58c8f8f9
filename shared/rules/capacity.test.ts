// Tests where one more claim is kept, and how those who stand at one time are counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf, idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import type { Claim } from '#shared/model/claim.ts';
import { MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { countBeyond, inFreeLanes, mostAtOnce, timesOn } from './capacity.ts';

const at = '2026-11-21T06:00:00.000Z';
const [doctor, room] = [idOf(1), idOf(2)];
const spanOf = (one: Claim) => ({ start: msOf(one.startsAt), end: msOf(one.endsAt) });
const use = (start: number, length: number, capacity = 1) => ({
  start: start * MINUTE,
  end: (start + length) * MINUTE,
  capacity,
});

test('[OV5] one more claim takes the lowest lane that is free at its time on its schedule', () => {
  const lane = (...taken: Claim[]) => inFreeLanes([claimOf(doctor, at, 30)], taken)[0]?.lane;
  expect(lane()).toBe(0);
  expect(lane(claimOf(doctor, at, 15))).toBe(1);
  expect(lane(claimOf(doctor, at, 15, { lane: 1 }))).toBe(0);
  expect(lane(claimOf(doctor, at, 15), claimOf(doctor, plusMinutes(at, 15), 15, { lane: 1 }))).toBe(2);
  expect(lane(claimOf(room, at, 30), claimOf(doctor, plusMinutes(at, 30), 30))).toBe(0);
});

test('[OV5] whatever comes in whatever order, no two claims of one lane share a minute', () => {
  const minutes = fc.integer({ min: 0, max: 60 });
  const arbitrary = fc.record({ start: minutes, length: fc.integer({ min: 1, max: 30 }), who: fc.boolean() });
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 12 }), (some) => {
      const taken: Claim[] = [];
      for (const { start, length, who } of some)
        taken.push(...inFreeLanes([claimOf(who ? doctor : room, plusMinutes(at, start), length)], taken));
      const clashes = taken.flatMap((one, index) =>
        taken
          .slice(index + 1)
          .filter((other) => other.scheduleId === one.scheduleId && other.lane === one.lane)
          .filter((other) => overlaps(spanOf(one), spanOf(other))),
      );
      expect(clashes).toEqual([]);
      expect(Math.max(0, ...taken.map((one) => one.lane ?? 0))).toBeLessThan(Math.max(1, some.length));
    }),
  );
});

test('[OV10] the most at one moment are counted within the time asked about, ends that touch apart', () => {
  const times = [use(0, 30), use(15, 30), use(30, 30), use(90, 10)];
  expect(mostAtOnce(times, use(0, 120))).toBe(2);
  expect(mostAtOnce(times, use(0, 15))).toBe(1);
  expect(mostAtOnce(times, use(60, 30))).toBe(0);
  expect(mostAtOnce([use(0, 30), use(0, 30), use(0, 30)], use(10, 5))).toBe(3);
});

test('[OV10] beyond what a schedule takes are those who begin where it is full', () => {
  expect(countBeyond([use(0, 30), use(30, 30)])).toBe(0);
  expect(countBeyond([use(0, 30), use(0, 30), use(0, 30)])).toBe(2);
  expect(countBeyond([use(15, 30), use(0, 30), use(30, 30)])).toBe(2);
});

test('[OV10] the count agrees with looking at every minute', () => {
  const arbitrary = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), (some, from, length) => {
      const times = some.map(([start, long]) => use(start, long));
      const each = Array.from(
        { length },
        (_, minute) => some.filter(([start, long]) => start <= from + minute && from + minute < start + long).length,
      );
      expect(mostAtOnce(times, use(from, length))).toBe(Math.max(0, ...each));
    }),
  );
});

test('[OV10] an appointment counts with its buffers on each of its schedules, and not after it gave its time back', () => {
  const visit = { ...paperStage.visit, scheduleIds: [doctor, room], start: at, end: plusMinutes(at, 15) };
  const buffered = { ...visit, bufferBefore: 5, bufferAfter: 10 };
  const cancelled = { ...visit, status: 'cancelled' as const };
  expect(timesOn(room, [buffered, cancelled])).toEqual([
    { start: msOf(at) - 5 * MINUTE, end: msOf(at) + 25 * MINUTE, capacity: 1 },
  ]);
  expect(timesOn(idOf(9), [buffered])).toEqual([]);
});
