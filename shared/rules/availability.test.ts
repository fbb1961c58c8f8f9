// Tests free time against the plainest search there is: every minute, every schedule.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { HOUR, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { startOfDay, wallOf } from '#shared/time/zone.ts';
import { type FreeTimeAsk, type FreeTimeFacts, alignUp, freeStarts, isAligned } from './availability.ts';
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
  ['America/New_York', '2026-03-08T04:30:00Z'],
];
const need = fc.record({ kind, among: fc.option(fc.subarray([1, 2, 3, 4].map(idOf)), { nil: null }) });
const scenario = fc.record({
  place: fc.constantFrom(...places),
  schedules: fc.array(fc.record({ kind, hours, active: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  needs: fc.array(need, { minLength: 1, maxLength: 2 }),
  taken: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -60, max: 800 }), fc.integer({ min: 1, max: 120 })),
    { maxLength: 10 },
  ),
  durationMinutes: fc.constantFrom(5, 15, 40, 90),
  startEvery: fc.constantFrom(5, 15, 20, 25, 45),
  buffers: fc.tuple(fc.constantFrom(0, 5, 20), fc.constantFrom(0, 10)),
  span: fc.integer({ min: 0, max: 10 * 60 }),
  limit: fc.constantFrom(1, 7, 1000),
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
    needs: made.needs,
  });
  const taken = made.taken.map(([at, start, length]) => ({
    scheduleId: idOf(at + 1),
    start: from + start * MINUTE,
    end: from + (start + length) * MINUTE,
  }));
  const facts = { clinic: clinicOf({ zone: made.place[0] }), service, schedules, taken };
  return [facts, { from, to: from + made.span * MINUTE, limit: made.limit }];
}

/** Looks at every minute of the window and asks everybody. */
function everyMinute({ clinic, service, schedules, taken }: FreeTimeFacts, ask: FreeTimeAsk) {
  const found = [];
  const can = (one: Schedule, need: Service['needs'][number], at: number) =>
    one.active &&
    one.kind === need.kind &&
    (need.among === null || need.among.includes(one.id)) &&
    isOpenThroughout(one.hours, clinic.zone, at, service.durationMinutes) &&
    !taken.some(
      (claim) =>
        claim.scheduleId === one.id &&
        claim.start < at + (service.durationMinutes + service.bufferAfter) * MINUTE &&
        at - service.bufferBefore * MINUTE < claim.end,
    );
  for (let at = ask.from; at < ask.to; at += MINUTE) {
    const [hour, minute] = wallOf(at, clinic.zone).slice(11).split(':').map(Number) as [number, number];
    if ((hour * 60 + minute) % service.startEvery !== 0) continue;
    const perNeed = service.needs.map((one) => schedules.filter((schedule) => can(schedule, one, at)));
    if (perNeed.some((able) => able.length === 0)) continue;
    const rest = perNeed.slice(1).map((able) => able[0]!.id);
    for (const first of perNeed[0]!) found.push({ start: instantOf(at), scheduleIds: [first.id, ...rest] });
  }
  return found.slice(0, ask.limit);
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

test('[AV2][AV3][AV4] the free starts are exactly those a search of every minute finds, in the same order', () => {
  fc.assert(
    fc.property(scenario, (made) => {
      const [facts, ask] = questionOf(made);
      const found = freeStarts(facts, ask).map(({ start, scheduleIds }) => ({ start, scheduleIds }));
      expect(found).toEqual(everyMinute(facts, ask));
    }),
    { numRuns: 400 },
  );
});

test('[AV3] a step counts from local midnight, also where the zone is no whole hour from UTC', () => {
  expect(wallOf(alignUp(msOf('2026-11-20T04:00:00Z'), 20, 'Asia/Kolkata'), 'Asia/Kolkata')).toBe('2026-11-20T09:40');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 * 400 }), fc.constantFrom(5, 15, 20, 45, 60), (minute, step) => {
      const ms = msOf('2026-01-01T00:00:00Z') + minute * MINUTE;
      const at = alignUp(ms, step, 'Africa/Cairo');
      const [hour, rest] = wallOf(at, 'Africa/Cairo').slice(11).split(':').map(Number) as [number, number];
      expect((hour * 60 + rest) % step).toBe(0);
      expect(at - ms).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('[BO1] the grid counts from the local hour and knows no seconds', () => {
  expect(isAligned(msOf('2026-11-20T06:25:00Z'), 5, 'Asia/Riyadh')).toBe(true);
  expect(isAligned(msOf('2026-11-20T06:27:00Z'), 5, 'Asia/Riyadh')).toBe(false);
  expect(isAligned(msOf('2026-11-20T06:25:30Z'), 5, 'Asia/Riyadh')).toBe(false);
  expect(isAligned(msOf('2026-11-20T06:30:00Z'), 60, 'Asia/Kolkata')).toBe(true);
  expect(isAligned(msOf('2026-11-20T06:00:00Z'), 60, 'Asia/Kolkata')).toBe(false);
});

describe('weekly hours', () => {
  const friday = startOfDay('2026-11-20', 'Asia/Riyadh');
  const week = { start: friday - 3 * 24 * HOUR, end: friday + 4 * 24 * HOUR };
  const shown = (hoursOf: WeeklyWindow[], zone = 'Asia/Riyadh', within = week) =>
    openHours(scheduleOf(1, { hours: hoursOf }), clinicOf({ zone }), within).map(
      ({ start, end }) => `${wallOf(start, zone)} ${(end - start) / MINUTE}`,
    );

  test('[AV1] a window that ends before it starts ends on the next day', () => {
    expect(shown([{ weekday: 5, from: '22:00', to: '02:00' }])).toEqual(['2026-11-20T22:00 240']);
  });

  test('[AV1] 00:00 to 00:00 is the whole day, and days that touch are one', () => {
    expect(shown([{ weekday: 5, from: '00:00', to: '00:00' }])).toEqual(['2026-11-20T00:00 1440']);
    expect(shown(everyWeekday())).toHaveLength(1);
  });

  test('[AV1] a window of yesterday that reaches into today is found from today alone', () => {
    const night = [{ weekday: 4, from: '20:00', to: '03:00' }];
    expect(shown(night, 'Asia/Riyadh', { start: friday, end: friday + HOUR })).toEqual(['2026-11-19T20:00 420']);
  });

  test('[AV1] windows that overlap are merged, and a week without hours is closed', () => {
    const two = [
      { weekday: 5, from: '08:00', to: '12:00' },
      { weekday: 5, from: '11:00', to: '14:00' },
    ];
    expect(shown(two)).toEqual(['2026-11-20T08:00 360']);
    expect(shown([])).toEqual([]);
  });

  test('[AV1] hours follow the wall clock over its changes: the night is an hour shorter, then an hour longer', () => {
    const nights = everyWeekday('22:00', '02:00');
    const spring = { start: msOf('2026-04-23T21:00:00Z'), end: msOf('2026-04-23T23:00:00Z') };
    const autumn = { start: msOf('2026-10-29T21:00:00Z'), end: msOf('2026-10-29T23:00:00Z') };
    expect(shown(nights, 'Africa/Cairo', spring)).toEqual(['2026-04-23T22:00 180']);
    expect(shown(nights, 'Africa/Cairo', autumn)).toEqual(['2026-10-29T22:00 300']);
  });
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
