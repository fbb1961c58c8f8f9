// Proves that the shading of a column agrees with the rule that judges a booking.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatedHours, PrayerBreaks, WeeklyWindow } from '#shared/model/hours.ts';
import { clinicOf, everyWeekday, scheduleOf } from '#server/testing/nouns.ts';
import { type DaysOf, type HoursOf, openHours } from '#shared/rules/opening.ts';
import { msOf } from '#shared/time/instant.ts';
import { type DayShape, dayShape, plusDays } from '#shared/time/zone.ts';
import { instantAt } from './day-scale.ts';
import { openingOf, openStretches } from './open-hours.ts';

const clock = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const weekly: fc.Arbitrary<WeeklyWindow> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: clock,
  to: clock,
});
const dated: fc.Arbitrary<DatedHours> = fc.record({
  from: fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2026-01-01', days)),
  to: fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2026-01-01', days)),
  windows: fc.array(fc.record({ from: clock, to: clock }), { maxLength: 3 }),
  reason: fc.constant(''),
});
const CAIRO: PrayerBreaks = {
  latitude: 30.0444,
  longitude: 31.2357,
  method: 'egyptian',
  asr: 'standard',
  breaks: (['fajr', 'dhuhr', 'asr', 'maghrib', 'isha'] as const).map((prayer) => ({ prayer, after: 0, minutes: 20 })),
};
const holidays = [
  { name: 'Eid', names: {}, period: { kind: 'hijri', month: 10, day: 1, days: 3 } },
  { name: 'New year', names: {}, period: { kind: 'yearly', month: 1, day: 1, days: 1 } },
] as const;

/** The open hours of a day as the grid draws them and as the rules have them, in ms. */
function both(day: DayShape, schedule: HoursOf, clinic: DaysOf) {
  const span = { start: msOf(day.start), end: msOf(instantAt(day, day.minutes)) };
  const ruled = openHours(schedule, clinic, span).map((one) => ({
    start: Math.max(one.start, span.start),
    end: Math.min(one.end, span.end),
  }));
  const drawn = openStretches(day, schedule, clinic).map((one) => ({
    start: msOf(instantAt(day, one.start)),
    end: msOf(instantAt(day, one.end)),
  }));
  return { drawn, ruled };
}

const ZONES = ['Africa/Cairo', 'Asia/Beirut', 'Asia/Riyadh', 'Africa/Casablanca', 'Europe/Berlin', 'America/New_York'];

test('[HR49] a day opens where its own work begins, not where the evening before ends', () => {
  const [left, morning, evening] = [
    { start: 0, end: 90 },
    { start: 600, end: 900 },
    { start: 1260, end: 1440 },
  ] as const;
  expect(openingOf([left, morning, evening])).toBe(600);
  expect(openingOf([left, evening])).toBe(1260);
  expect(openingOf([morning])).toBe(600);
  // Nothing else is open, or it is open from midnight on: that is the day's own.
  expect(openingOf([left])).toBe(0);
  expect(openingOf([{ start: 0, end: 700 }, evening])).toBe(0);
  expect(openingOf([])).toBeUndefined();
});

test('[HR40] open hours on the grid are those of the rules, cut at the day', () => {
  fc.assert(
    fc.property(
      fc.record({
        hours: fc.array(weekly, { maxLength: 8 }),
        ramadan: fc.array(weekly, { maxLength: 8 }),
        exceptions: fc.array(dated, { maxLength: 3 }),
        observes: fc.record({ holidays: fc.boolean(), prayer: fc.boolean() }),
      }),
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(...ZONES),
      ({ hours, ramadan, exceptions, observes }, days, zone) => {
        const otherHours = [{ name: 'Ramadan', period: { kind: 'hijri-month', month: 9 }, hours: ramadan }] as const;
        const schedule = scheduleOf(1, { hours, otherHours: [...otherHours], exceptions, observes });
        const clinic = clinicOf({ zone, holidays: [...holidays], prayer: CAIRO });
        const { drawn, ruled } = both(dayShape(plusDays('2026-01-01', days), zone), schedule, clinic);
        expect(drawn).toEqual(ruled);
      },
    ),
  );
});

const CHANGES = [
  ['Africa/Cairo', '2026-04-24', 23],
  ['Africa/Cairo', '2026-10-29', 25],
  ['Asia/Beirut', '2026-03-29', 23],
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
] as const;

test.each(CHANGES)('[HR40] %s on %s has %i hours, and each window is drawn where it is open', (zone, date, hours) => {
  const day = dayShape(date, zone);
  expect(day.minutes).toBe(hours * 60);
  const clinic = clinicOf({ zone, prayer: CAIRO });
  const windows = ['00:00-00:00', '00:30-02:30', '01:00-02:00', '02:30-03:30', '22:30-00:30', '23:00-01:30'];
  for (const one of windows) {
    const [from = '', to = ''] = one.split('-');
    for (const prayer of [false, true]) {
      const observes = { holidays: true, prayer };
      const { drawn, ruled } = both(day, scheduleOf(1, { hours: everyWeekday(from, to), observes }), clinic);
      expect(drawn).toEqual(ruled);
    }
  }
});

test('a night clinic is open from midnight until its morning and again in the evening', () => {
  const sunday = dayShape('2026-11-22', 'Asia/Riyadh');
  const nights = [6, 7].map((weekday) => ({ weekday, from: '20:00', to: '02:00' }));
  expect(openStretches(sunday, scheduleOf(1, { hours: nights }), clinicOf())).toEqual([
    { start: 0, end: 120 },
    { start: 1200, end: 1440 },
  ]);
});

test('[HR40] a holiday, a day off and a break for prayer are closed time', () => {
  const clinic = clinicOf({
    holidays: [{ name: 'Leave', names: {}, period: { kind: 'dates', from: '2026-11-22', to: '2026-11-22' } }],
  });
  const sunday = dayShape('2026-11-22', clinic.zone);
  const schedule = scheduleOf(1);
  expect(openStretches(sunday, schedule, clinic)).toEqual([]);
  const off = { from: '2026-11-23', to: '2026-11-23', windows: [], reason: '' };
  expect(openStretches(dayShape('2026-11-23', clinic.zone), scheduleOf(1, { exceptions: [off] }), clinic)).toEqual([]);
  const dhuhr = { ...CAIRO, breaks: CAIRO.breaks.filter(({ prayer }) => prayer === 'dhuhr') };
  const cut = openStretches(dayShape('2026-11-24', clinic.zone), schedule, { ...clinic, prayer: dhuhr });
  expect(cut).toHaveLength(2);
});
