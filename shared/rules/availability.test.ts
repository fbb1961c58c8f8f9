// Tests free time against the plainest search there is: every minute, every schedule.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { scale } from '#server/testing/scale.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { HOUR, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { intersect, union } from '#shared/time/interval.ts';
import { wallOf } from '#shared/time/zone.ts';
import { type FreeTimeAsk, type FreeTimeFacts, freeStarts, type Taken } from './availability.ts';
import { isRoomFor } from './capacity.ts';
import { fullDay } from './daily-cap.ts';
import { fullTimes } from './free-times.ts';
import { openHours } from './opening.ts';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '10', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const window = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time });
const hours = fc.oneof(
  fc.array(window, { maxLength: 9 }),
  fc.constant(everyWeekday()),
  fc.constant(everyWeekday('08:00', '12:30')),
);
const kind = fc.constantFrom('practitioner' as const, 'room' as const);
const places: readonly [string, string][] = [
  ['Asia/Riyadh', '2026-11-20T05:00:00Z'],
  ['Africa/Cairo', '2026-04-23T20:00:00Z'],
  ['Africa/Cairo', '2026-10-29T17:00:00Z'],
  ['Africa/Casablanca', '2026-02-14T22:00:00Z'],
  ['America/New_York', '2026-11-01T02:00:00Z'],
  ['Asia/Beirut', '2026-03-28T19:00:00Z'],
  ['Asia/Amman', '2026-03-26T20:00:00Z'],
  ['Europe/Berlin', '2026-10-24T21:30:00Z'],
];
const need = fc.record({ kind, among: fc.option(fc.subarray([1, 2, 3, 4].map(idOf)), { nil: null }) });
const scenario = fc.record({
  place: fc.constantFrom(...places),
  schedules: fc.array(fc.record({ kind, hours, active: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  needs: fc.array(need, { minLength: 1, maxLength: 2 }),
  taken: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 3 }),
      start: fc.integer({ min: -60, max: 800 }),
      length: fc.integer({ min: 1, max: 120 }),
      capacity: fc.constantFrom(null, 1, 1, 2, 3),
      owner: fc.constantFrom(1, 2, 3),
    }),
    { maxLength: 14 },
  ),
  durationMinutes: fc.constantFrom(5, 15, 40, 90),
  startEvery: fc.constantFrom(5, 15, 20, 25, 45),
  startOffset: fc.constantFrom(0, 0, 10, 545),
  capacity: fc.constantFrom(1, 1, 2, 3),
  dailyCap: fc.constantFrom(null, null, 1, 2),
  buffers: fc.tuple(fc.constantFrom(0, 5, 20), fc.constantFrom(0, 10)),
  span: fc.integer({ min: 0, max: 10 * 60 }),
  limit: fc.constantFrom(1, 7, 1000),
  each: fc.boolean(),
  exceptId: fc.constantFrom(undefined, idOf(1), idOf(9)),
  wanted: fc.constantFrom(undefined, undefined, 10, 60),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function questionOf(made: Scenario): [FreeTimeFacts, FreeTimeAsk] {
  const from = msOf(made.place[1]);
  const schedules = made.schedules.map((one, at) => scheduleOf(at + 1, one));
  const service = serviceOf({
    durationMinutes: made.durationMinutes,
    startEvery: made.startEvery,
    bufferBefore: made.buffers[0],
    bufferAfter: made.buffers[1],
    startOffset: made.startOffset,
    capacity: made.capacity,
    dailyCap: made.dailyCap,
    needs: made.needs,
  });
  const taken = made.taken.map(({ at, start, length, capacity, owner }) => ({
    scheduleId: idOf(at + 1),
    start: from + start * MINUTE,
    end: from + (start + length) * MINUTE,
    capacity,
    owner: idOf(owner),
  }));
  const ofService = taken.map(({ scheduleId, owner, start }) => ({
    owner,
    scheduleIds: [scheduleId],
    start: instantOf(start),
  }));
  const facts = { clinic: clinicOf({ zone: made.place[0] }), service, schedules, taken, ofService };
  const { limit, each, exceptId, wanted } = made;
  return [
    facts,
    {
      from,
      to: from + made.span * MINUTE,
      limit,
      each,
      ...(exceptId && { exceptId }),
      ...(wanted && { durationMinutes: wanted }),
    },
  ];
}

/** Looks at every minute of the window and asks everybody. */
function everyMinute({ clinic, service, schedules, taken, ofService = [] }: FreeTimeFacts, ask: FreeTimeAsk) {
  const found: { start: string; scheduleIds: string[] }[] = [];
  const minutes = ask.durationMinutes ?? service.durationMinutes;
  const others = (taken as readonly Taken[]).filter(({ owner }) => owner !== ask.exceptId);
  const isCapped = ({ id, kind }: Schedule, at: number) =>
    kind === 'practitioner' &&
    fullDay(
      clinic,
      service,
      { scheduleId: id, start: instantOf(at) },
      ofService.filter(({ owner }) => owner !== ask.exceptId),
    ) !== null;
  const can = (one: Schedule, need: Service['needs'][number], at: number) =>
    one.active &&
    one.kind === need.kind &&
    (need.among === null || need.among.includes(one.id)) &&
    !isCapped(one, at) &&
    isOpenThroughout(one.hours, clinic.zone, at, minutes) &&
    isRoomFor(
      { start: at - service.bufferBefore * MINUTE, end: at + (minutes + service.bufferAfter) * MINUTE },
      service.capacity,
      others
        .filter(({ scheduleId }) => scheduleId === one.id)
        .map((one) => ({ ...one, capacity: one.capacity ?? null })),
    );
  const isWanted = (first: string) =>
    ask.each
      ? found.filter(({ scheduleIds }) => scheduleIds[0] === first).length < ask.limit
      : found.length < ask.limit;
  for (let at = ask.from; at < ask.to; at += MINUTE) {
    const [hour, minute] = wallOf(at, clinic.zone).slice(11).split(':').map(Number) as [number, number];
    if ((hour * 60 + minute - service.startOffset) % service.startEvery !== 0) continue;
    const [firsts, ...rest] = service.needs.map((one) => schedules.filter((schedule) => can(schedule, one, at)));
    for (const first of firsts ?? []) {
      const all = everyChoice([[first], ...rest]).find((ids) => new Set(ids).size === ids.length);
      if (all && isWanted(first.id)) found.push({ start: instantOf(at), scheduleIds: all });
    }
  }
  return found;
}

/** Every way to take one of each list, the first of each first. */
function everyChoice([some, ...rest]: readonly (readonly Schedule[])[]): string[][] {
  if (!some) return [[]];
  return some.flatMap(({ id }) => everyChoice(rest).map((others) => [id, ...others]));
}

function isOpenThroughout(windows: readonly WeeklyWindow[], zone: string, at: number, minutes: number): boolean {
  const open = openHours(scheduleOf(1, { hours: [...windows] }), clinicOf({ zone }), {
    start: at,
    end: at + minutes * MINUTE,
  });
  return Array.from({ length: minutes }, (_, minute) => at + minute * MINUTE).every((ms) =>
    open.some(({ start, end }) => start <= ms && ms + MINUTE <= end),
  );
}

test('[AV2][AV3][AV4][AV10][AV11][AV12][AV13][AV14] the free starts are exactly those a search of every minute finds, in the same order', () => {
  fc.assert(
    fc.property(scenario, (made) => {
      const [facts, ask] = questionOf(made);
      const found = freeStarts(facts, ask).map(({ start, scheduleIds }) => ({ start, scheduleIds }));
      expect(found).toEqual(everyMinute(facts, ask));
    }),
    { numRuns: scale({ suite: 400, proof: 20_000 }) },
  );
});

test('[AV15] a search of months is the searches of its days, one after the other', () => {
  fc.assert(
    fc.property(scenario, fc.array(fc.integer({ min: 1, max: 20 * 24 * 60 }), { maxLength: 6 }), (made, cuts) => {
      const [facts, asked] = questionOf(made);
      const whole = { ...asked, to: asked.from + 45 * 24 * HOUR, limit: 100_000, each: false };
      const within = [...new Set(cuts)].toSorted((a, b) => a - b).map((minutes) => whole.from + minutes * MINUTE);
      const bounds = [whole.from, ...within, whole.to];
      const parts = within.concat(whole.to).map((to, at) => freeStarts(facts, { ...whole, from: bounds[at]!, to }));
      expect(freeStarts(facts, whole)).toEqual(parts.flat());
    }),
    { numRuns: scale({ suite: 25, proof: 1000 }) },
  );
});

test('[AV17] what is free and what is full are together exactly the hours, whatever the clocks do', () => {
  fc.assert(
    fc.property(scenario, (made) => {
      const [facts, { from }] = questionOf({
        ...made,
        durationMinutes: 5,
        startEvery: 5,
        startOffset: 0,
        buffers: [0, 0],
      });
      const [schedule] = facts.schedules as [Schedule];
      const minute = { durationMinutes: 1, startEvery: 1, needs: [{ kind: schedule.kind, among: [schedule.id] }] };
      const service = { ...facts.service, ...minute, dailyCap: null };
      const within = { start: from, end: from + 14 * HOUR };
      const schedules = [{ ...schedule, active: true }];
      const free = freeStarts({ ...facts, service, schedules }, { from, to: within.end, limit: 10_000 });
      const taken = (facts.taken as readonly Taken[]).filter(({ scheduleId }) => scheduleId === schedule.id);
      const full = fullTimes(
        taken.toSorted((a, b) => a.start - b.start),
        service.capacity,
      );
      const hours = intersect(openHours(schedule, facts.clinic, within), [within]);
      const freeTime = union(free.map(({ start, end }) => ({ start: msOf(start), end: msOf(end) })));
      expect(intersect(freeTime, full)).toEqual([]);
      expect(union([...freeTime, ...intersect(hours, full)])).toEqual(hours);
    }),
    { numRuns: scale({ suite: 100, proof: 5000 }) },
  );
});

test('[AV9] a schedule that is out of use is never offered', () => {
  const facts = {
    clinic: clinicOf(),
    service: serviceOf(),
    schedules: [scheduleOf(1, { active: false })],
    taken: [],
  };
  expect(freeStarts(facts, { from: msOf('2026-11-20T06:00:00Z'), to: msOf('2026-11-20T09:00:00Z'), limit: 5 })).toEqual(
    [],
  );
});

test('[AV2] a search narrowed to a practitioner leaves the choice of the room open', () => {
  const service = serviceOf({
    needs: [
      { kind: 'practitioner', among: null },
      { kind: 'room', among: null },
    ],
  });
  const schedules = [scheduleOf(1), scheduleOf(2), scheduleOf(3, { kind: 'room' }), scheduleOf(4, { kind: 'room' })];
  const from = msOf('2026-11-20T06:00:00Z');
  const taken = [{ scheduleId: idOf(3), start: from, end: from + 15 * MINUTE }];
  const found = freeStarts(
    { clinic: clinicOf(), service, schedules, taken },
    { from, to: from + HOUR, limit: 2, scheduleIds: [idOf(2)] },
  );
  expect(found.map((one) => one.scheduleIds)).toEqual([
    [idOf(2), idOf(4)],
    [idOf(2), idOf(3)],
  ]);
});
