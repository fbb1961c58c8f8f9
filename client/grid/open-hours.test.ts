// Proves that the shading of a column agrees with the rule that judges a booking.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { clinicOf, scheduleOf } from '#server/testing/nouns.ts';
import { openHours } from '#shared/rules/opening.ts';
import { msOf } from '#shared/time/instant.ts';
import { dayShape, plusDays } from '#shared/time/zone.ts';
import { instantAt } from './day-scale.ts';
import { openStretches } from './open-hours.ts';

const clock = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const window: fc.Arbitrary<WeeklyWindow> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: clock,
  to: clock,
});

test('open hours on the grid are those of the rules, cut at the day', () => {
  fc.assert(
    fc.property(
      fc.array(window, { maxLength: 8 }),
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom('Africa/Cairo', 'Asia/Riyadh', 'Europe/Berlin'),
      (hours, days, zone) => {
        const day = dayShape(plusDays('2026-01-01', days), zone);
        const span = { start: msOf(day.start), end: msOf(instantAt(day, day.minutes)) };
        const ruled = openHours(scheduleOf(1, { hours }), clinicOf({ zone }), span).map((one) => ({
          start: Math.max(one.start, span.start),
          end: Math.min(one.end, span.end),
        }));
        const drawn = openStretches(day, hours).map((one) => ({
          start: msOf(instantAt(day, one.start)),
          end: msOf(instantAt(day, one.end)),
        }));
        expect(drawn).toEqual(ruled);
      },
    ),
  );
});

test('a night clinic is open from midnight until its morning and again in the evening', () => {
  const sunday = dayShape('2026-11-22', 'Asia/Riyadh');
  const nights = [6, 7].map((weekday) => ({ weekday, from: '20:00', to: '02:00' }));
  expect(openStretches(sunday, nights)).toEqual([
    { start: 0, end: 120 },
    { start: 1200, end: 1440 },
  ]);
});
