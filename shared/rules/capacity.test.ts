// Tests where one more claim is kept, and how those who stand at one time are counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf, idOf } from '#server/testing/nouns.ts';
import { scale } from '#server/testing/scale.ts';
import { paperStage } from '#server/testing/stage.ts';
import type { Claim } from '#shared/model/claim.ts';
import { MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import {
  countBeyond,
  inFreeLanes,
  isAstray,
  isRoomFor,
  laidAnew,
  mostAtOnce,
  mostBeyond,
  sharesTime,
  timesOn,
} from './capacity.ts';

const at = '2026-11-21T06:00:00.000Z';
const [doctor, room] = [idOf(1), idOf(2)];
const spanOf = (one: Claim) => ({ start: msOf(one.startsAt), end: msOf(one.endsAt) });
const span = (start: number, length: number, capacity = 1) => ({
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
  const times = [span(0, 30), span(15, 30), span(30, 30), span(90, 10)];
  expect(mostAtOnce(times, span(0, 120))).toBe(2);
  expect(mostAtOnce(times, span(0, 15))).toBe(1);
  expect(mostAtOnce(times, span(60, 30))).toBe(0);
  expect(mostAtOnce([span(0, 30), span(0, 30), span(0, 30)], span(10, 5))).toBe(3);
});

test('[OV10] beyond what a schedule takes are those who begin where it is full', () => {
  expect(countBeyond([span(0, 30), span(30, 30)])).toBe(0);
  expect(countBeyond([span(0, 30), span(0, 30), span(0, 30)])).toBe(2);
  expect(countBeyond([span(15, 30), span(0, 30), span(30, 30)])).toBe(2);
});

test('[OV10] the count agrees with looking at every minute', () => {
  const arbitrary = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), (some, from, length) => {
      const times = some.map(([start, long]) => span(start, long));
      const each = Array.from(
        { length },
        (_, minute) => some.filter(([start, long]) => start <= from + minute && from + minute < start + long).length,
      );
      expect(mostAtOnce(times, span(from, length))).toBe(Math.max(0, ...each));
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

test('[CP1] one more may stand exactly while, itself counted, there are never more than the strictest there lets', () => {
  const room = (capacity: number, ...taken: ReturnType<typeof span>[]) => isRoomFor(span(10, 20), capacity, taken);
  expect([room(1), room(1, span(0, 10), span(30, 5)), room(1, span(0, 11))]).toEqual([true, true, false]);
  expect([room(3, span(0, 60, 3), span(0, 60, 3)), room(3, span(0, 60, 3), span(0, 60, 2))]).toEqual([true, false]);
  expect([room(2, span(0, 60, 6)), room(2, span(0, 60, 6), span(25, 60, 6))]).toEqual([true, false]);
  expect(room(2, span(0, 15, 2), span(15, 15, 2))).toBe(true);
  expect(isRoomFor(span(10, 20), 6, [{ ...span(0, 60), capacity: null }])).toBe(false);
});

const minute = fc.integer({ min: 0, max: 40 });
const oneOf = fc.record({
  start: minute,
  length: fc.integer({ min: 1, max: 20 }),
  capacity: fc.integer({ min: 1, max: 4 }),
  anyway: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
  leaves: fc.option(fc.nat({ max: 20 }), { freq: 3 }),
});

/** All that share time with a claim, and with them. */
function runOf(claim: Claim, others: readonly Claim[]): Claim[] {
  const run = [claim];
  for (const one of run) run.push(...others.filter((other) => !run.includes(other) && sharesTime(one, other)));
  return run;
}

test('[CP1][CP2] whoever comes and goes, a visit is taken exactly where the count is below, and finds one of its lanes', () => {
  fc.assert(
    fc.property(fc.array(oneOf, { maxLength: 25 }), (asked) => {
      let there: Claim[] = [];
      for (const [number, { start, length, capacity, anyway, leaves }] of asked.entries()) {
        const one = claimOf(doctor, plusMinutes(at, start), length, { capacity, owner: idOf(number + 100) });
        const counted = there.map((claim) => ({ ...spanOf(claim), capacity: claim.capacity ?? null }));
        const isFree = Array.from({ length }, (_, from) => msOf(at) + (start + from) * MINUTE).every((now) => {
          const beside = there.filter((claim) => spanOf(claim).start <= now && now < spanOf(claim).end);
          return beside.every((claim) => beside.length < (claim.capacity ?? 1)) && beside.length < capacity;
        });
        expect(isRoomFor(spanOf(one), capacity, counted)).toBe(isFree);
        if (isFree || anyway) {
          const [placed] = inFreeLanes([isFree ? one : { ...one, beyond: true }], there);
          const run = runOf(placed!, there);
          there = isAstray(placed!)
            ? [...there.filter((claim) => !run.includes(claim)), ...laidAnew(run)]
            : [...there, placed!];
        }
        if (leaves !== null) there = there.filter((_, index) => index !== leaves);
        expect(there.filter(isAstray)).toEqual([]);
        const clash = there.some((a, index) =>
          there.some((b, other) => other < index && a.lane === b.lane && sharesTime(a, b)),
        );
        expect(clash).toBe(false);
      }
    }),
    { numRuns: scale({ suite: 300, proof: 10_000 }) },
  );
});

test('[CP2] where the lowest lane lies beyond what the count allows, those who share the time are laid anew', () => {
  const two = (start: number, length: number, lane: number) =>
    claimOf(doctor, plusMinutes(at, start), length, { capacity: 2, lane, owner: idOf(start + 1) });
  const [early, late] = [two(0, 20, 0), two(30, 20, 1)];
  const [between] = inFreeLanes([two(10, 30, 0)], [early, late]);
  expect([between?.lane, isAstray(between!)]).toEqual([2, true]);
  expect(laidAnew([early, late, between!]).map(({ lane }) => lane)).toEqual([0, 1, 0]);
});

test('[CP3] what a service became smaller is counted as too many, and what became larger as it was booked', () => {
  const group = { ...paperStage.visit, scheduleIds: [doctor], start: at, end: plusMinutes(at, 15), capacity: 3 };
  const three = [group, group, group];
  const within = span(0, 15);
  const visit = { ...within, start: msOf(at), end: msOf(at) + 15 * MINUTE };
  const now = (capacity: number) => timesOn(doctor, three, [{ id: group.serviceId, capacity }]);
  expect([mostBeyond(timesOn(doctor, three), visit), mostBeyond(now(2), visit), mostBeyond(now(9), visit)]).toEqual([
    0, 1, 0,
  ]);
  expect([countBeyond(now(3)), countBeyond(now(2)), countBeyond(now(1))]).toEqual([0, 1, 2]);
});
