// Tests what decides when a schedule is open on a date, and that its instants are exactly those of its minutes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatedHours, Holiday, HourSet, WeeklyWindow } from '#shared/model/hours.ts';
import { clinicOf, everyWeekday, scheduleOf } from '#server/testing/nouns.ts';
import { scale } from '#server/testing/scale.ts';
import { HOUR, MINUTE } from '#shared/time/instant.ts';
import { contains, intersect, subtract, union } from '#shared/time/interval.ts';
import { plusDays, startOfDay, wallOf } from '#shared/time/zone.ts';
import { holidayOn, hoursOn, openHours, openWindows } from './opening.ts';

const ramadan: HourSet = {
  name: 'Ramadan',
  period: { kind: 'hijri-month', month: 9 },
  hours: everyWeekday('20:00', '02:00'),
};
const nationalDay: Holiday = {
  name: 'National Day',
  names: {},
  period: { kind: 'yearly', month: 9, day: 23, days: 1 },
};
const clinic = clinicOf({ holidays: [nationalDay] });
const doctor = scheduleOf(1, { hours: everyWeekday('09:00', '17:00'), otherHours: [ramadan] });

function dated(from: string, windows: DatedHours['windows'], to = from): DatedHours {
  return { from, to, windows, reason: 'a course' };
}

test('[HR1] dates that differ come before a holiday, a holiday before another week, and that before the usual one', () => {
  const usual = [{ from: 540, to: 1020 }];
  expect(hoursOn(doctor, clinic, '2026-11-22')).toEqual({ windows: usual, breaks: [], reason: { kind: 'usual' } });
  expect(hoursOn(doctor, clinic, '2027-02-10')).toMatchObject({
    windows: [{ from: 1200, to: 1560 }],
    reason: { kind: 'other', set: { name: 'Ramadan' } },
  });
  expect(hoursOn(doctor, clinic, '2027-09-23')).toMatchObject({ windows: [], reason: { holiday: nationalDay } });
  expect(holidayOn(doctor, clinic, '2027-09-23')).toBe(nationalDay);
  const own = {
    ...doctor,
    exceptions: [dated('2027-09-23', [{ from: '10:00', to: '12:00' }]), dated('2027-02-10', [])],
  };
  expect(hoursOn(own, clinic, '2027-09-23')).toMatchObject({
    windows: [{ from: 600, to: 720 }],
    reason: { kind: 'exception', exception: { reason: 'a course' } },
  });
  expect(openWindows(own, clinic, '2027-02-10')).toEqual([]);
  expect(holidayOn(own, clinic, '2027-09-23')).toBeNull();
});

test('[HR2] where several other weeks hold, the first does; who does not observe holidays works on them', () => {
  const first: HourSet = { name: 'from spring', period: { kind: 'dates', from: '2027-02-01', to: null }, hours: [] };
  expect(openWindows({ ...doctor, otherHours: [first, ramadan] }, clinic, '2027-02-10')).toEqual([]);
  expect(openWindows({ ...doctor, otherHours: [ramadan, first] }, clinic, '2027-02-10')).toHaveLength(1);
  const at = { ...doctor, observes: { holidays: false, prayer: true } };
  expect(openWindows(at, clinic, '2027-09-23')).toEqual([{ from: 540, to: 1020 }]);
});

test('[HR3] a whole Hijri month follows Umm al-Qura and the clinic’s own sighting, from its first evening to its last', () => {
  const lastAndFirst = (adjust: number) => {
    const at = { ...clinic, hijriAdjust: adjust };
    const days = Array.from({ length: 60 }, (_, day) => plusDays('2027-01-20', day));
    const held = days.filter((date) => hoursOn(doctor, at, date).reason.kind === 'other');
    return [held[0], held.at(-1), held.length];
  };
  expect(lastAndFirst(0)).toEqual(['2027-02-08', '2027-03-08', 29]);
  expect(lastAndFirst(2)).toEqual(['2027-02-06', '2027-03-06', 29]);
  expect(lastAndFirst(-1)).toEqual(['2027-02-09', '2027-03-09', 29]);
});

test('[HR4] a window past midnight belongs to the day it begins on, into a holiday and out of Ramadan', () => {
  const eve = { start: startOfDay('2027-03-08', clinic.zone), end: startOfDay('2027-03-10', clinic.zone) };
  const midnight = startOfDay('2027-03-09', clinic.zone);
  expect(openHours(doctor, clinic, eve)).toEqual([
    { start: midnight - 24 * HOUR - 4 * HOUR, end: midnight - 22 * HOUR },
    { start: midnight - 4 * HOUR, end: midnight + 2 * HOUR },
    { start: midnight + 9 * HOUR, end: midnight + 17 * HOUR },
  ]);
  const nights = { ...doctor, otherHours: [], hours: everyWeekday('20:00', '02:00') };
  const holiday = startOfDay('2027-09-23', clinic.zone);
  expect(openHours(nights, clinic, { start: holiday, end: holiday + 24 * HOUR })).toEqual([
    { start: holiday - 4 * HOUR, end: holiday + 2 * HOUR },
  ]);
});

const prayer = {
  latitude: 24.7136,
  longitude: 46.6753,
  method: 'umm-al-qura',
  asr: 'standard',
  breaks: [
    { prayer: 'dhuhr', after: 0, minutes: 20 },
    { prayer: 'isha', after: 5, minutes: 25 },
    { prayer: 'fajr', after: 0, minutes: 15 },
  ],
} as const satisfies Partial<typeof clinic.prayer>;
const praying = clinicOf({ prayer: { ...prayer, breaks: [...prayer.breaks] }, gridMinutes: 15 });

test('[HR6] prayer interrupts whatever windows hold, rounded outward to the grid, for those who observe it', () => {
  const day = scheduleOf(1, { hours: everyWeekday('09:00', '17:00') });
  // Dhuhr is at 11:39 that day in Riyadh.
  expect(hoursOn(day, praying, '2026-11-22')).toMatchObject({
    windows: [
      { from: 540, to: 690 },
      { from: 720, to: 1020 },
    ],
    breaks: [{ prayer: 'dhuhr', from: 690, to: 720 }],
  });
  const room = { ...day, observes: { holidays: true, prayer: false } };
  expect(openWindows(room, praying, '2026-11-22')).toEqual([{ from: 540, to: 1020 }]);
  const own = { ...day, exceptions: [dated('2026-11-22', [{ from: '11:00', to: '12:30' }])] };
  expect(openWindows(own, praying, '2026-11-22')).toEqual([
    { from: 660, to: 690 },
    { from: 720, to: 750 },
  ]);
});

test('[HR7] a window over midnight is interrupted by the next day’s prayer too', () => {
  const night = scheduleOf(1, { hours: everyWeekday('20:00', '06:00') });
  const { windows, breaks } = hoursOn(night, praying, '2026-11-22');
  expect(breaks.map((one) => [one.prayer, one.from])).toEqual([['fajr', 1440 + 285]]);
  expect(windows).toEqual([
    { from: 1200, to: 1725 },
    { from: 1755, to: 1800 },
  ]);
});

const half = fc.integer({ min: 0, max: 47 }).map((at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 ? '30' : '00'}`);
const window: fc.Arbitrary<WeeklyWindow> = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: half, to: half });
const someDays = fc.record({ start: fc.integer({ min: 0, max: 364 }), length: fc.integer({ min: 0, max: 3 }) });
const someHours = fc.record({
  hours: fc.array(window, { maxLength: 8 }),
  other: fc.array(window, { maxLength: 6 }),
  period: fc.constantFrom<HourSet['period']>(
    { kind: 'hijri-month', month: 9 },
    { kind: 'dates', from: '2026-03-20', to: '2026-04-30' },
    { kind: 'yearly', month: 10, day: 20, days: 20 },
    { kind: 'hijri', month: 10, day: 1, days: 4 },
  ),
  exceptions: fc.array(
    fc.record({ on: someDays, windows: fc.array(fc.record({ from: half, to: half }), { maxLength: 2 }) }),
    {
      maxLength: 3,
    },
  ),
  hijriAdjust: fc.integer({ min: -2, max: 2 }),
  prays: fc.boolean(),
});
const zones = ['Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Riyadh', 'Europe/Berlin', 'America/New_York'];
/** Around the days on which clocks change. */
const dates = ['2026-02-14', '2026-03-21', '2026-03-28', '2026-04-23', '2026-10-24', '2026-10-28', '2026-06-10'];

function scheduleWith({
  hours,
  other,
  period,
  exceptions,
}: typeof someHours extends fc.Arbitrary<infer T> ? T : never) {
  return scheduleOf(1, {
    hours,
    otherHours: [{ name: 'other', period, hours: other }],
    exceptions: exceptions.map(({ on, windows }) => {
      const from = plusDays('2026-01-01', on.start);
      return { from, to: plusDays(from, on.length), windows, reason: '' };
    }),
  });
}

test('[HR8][HR9] whatever the hours and the zone, exactly those moments are open whose wall clock lies in a window', () => {
  fc.assert(
    fc.property(someHours, fc.constantFrom(...zones), fc.constantFrom(...dates), (wish, zone, date) => {
      const schedule = scheduleWith(wish);
      const { hijriAdjust, prays } = wish;
      const at = clinicOf({ zone, hijriAdjust, holidays: [nationalDay], prayer: prays ? praying.prayer : null });
      const within = { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 3), zone) };
      const open = openHours(schedule, at, within);
      expect(union(open)).toEqual(open);
      const wrong: [string, boolean][] = [];
      for (let ms = within.start; ms < within.end; ms += 15 * MINUTE) {
        const wall = wallOf(ms, zone);
        const on = wall.slice(0, 10);
        const minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
        const covers = (day: number) =>
          openWindows(schedule, at, plusDays(on, day)).some(
            ({ from, to }) => from <= minute - day * 1440 && minute - day * 1440 < to,
          );
        const isOpen = open.some((one) => one.start <= ms && ms < one.end);
        // A wall time that comes twice is open the first time; the second it may be, as a window that goes on.
        const twice = wallOf(ms - HOUR, zone) === wall || wallOf(ms + HOUR, zone) === wall;
        if (!twice && isOpen !== (covers(0) || covers(-1))) wrong.push([wall, isOpen]);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: scale({ suite: 60, proof: 5000 }) },
  );
});

test('[HR9] windows that touch on the wall leave no moment between them and share none, on any day of the year', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 365 }), half, (zone, day, cut) => {
      const date = plusDays('2026-01-01', day);
      const at = clinicOf({ zone });
      const within = { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) };
      const on = (from: string, to: string) =>
        openHours(scheduleOf(1, { hours: [], exceptions: [dated(date, [{ from, to }])] }), at, within);
      if (cut === '00:00') return;
      const [morning, evening] = [on('00:00', cut), on(cut, '00:00')];
      expect(intersect(morning, evening)).toEqual([]);
      expect(union([...morning, ...evening])).toEqual([within]);
      expect(subtract([within], [...morning, ...evening])).toEqual([]);
      expect([...morning, ...evening].every((one) => contains(within, one))).toBe(true);
    }),
    { numRuns: scale({ suite: 200, proof: 10_000 }) },
  );
});
