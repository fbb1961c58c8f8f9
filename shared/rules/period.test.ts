// Tests on which dates a period holds, against counting days one by one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Period } from '#shared/model/hours.ts';
import { civilOf, hijriOf } from '#shared/time/hijri.ts';
import { plusDays } from '#shared/time/zone.ts';
import { holdsOn } from './period.ts';

/** The dates of some years on which a period holds. */
function datesOf(period: Period, from: string, days: number, adjust = 0): string[] {
  return Array.from({ length: days }, (_, at) => plusDays(from, at)).filter((date) => holdsOn(period, date, adjust));
}

test('[HR5] days of a year go on over its end, and a day its month has not is the month’s last', () => {
  const newYear: Period = { kind: 'yearly', month: 12, day: 30, days: 4 };
  expect(datesOf(newYear, '2026-12-01', 60)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  const leap: Period = { kind: 'yearly', month: 2, day: 29, days: 2 };
  expect(datesOf(leap, '2027-02-01', 60)).toEqual(['2027-02-28', '2027-03-01']);
  expect(datesOf(leap, '2028-02-01', 60)).toEqual(['2028-02-29', '2028-03-01']);
  expect(datesOf({ kind: 'dates', from: '2026-12-31', to: null }, '2026-12-30', 3)).toEqual([
    '2026-12-31',
    '2027-01-01',
  ]);
});

test('[HR5][HR3] Eid al-Fitr is four days from 1 Shawwal, as the clinic has sighted the moon', () => {
  const eid: Period = { kind: 'hijri', month: 10, day: 1, days: 4 };
  expect(datesOf(eid, '2027-03-01', 40)).toEqual(['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12']);
  expect(datesOf(eid, '2027-03-01', 40, -2)[0]).toBe('2027-03-11');
  // That year Ramadan has 29 days.
  const last: Period = { kind: 'hijri', month: 9, day: 30, days: 2 };
  expect(datesOf(last, '2027-03-01', 40)).toEqual(['2027-03-08', '2027-03-09']);
});

test('[HR5] a period holds on as many days as it says, one after the other, once a year of its calendar', () => {
  const some = fc.record({
    kind: fc.constantFrom('yearly' as const, 'hijri' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    days: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(some, fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 3000 }), (period, adjust, away) => {
      const around = plusDays('2024-01-01', away);
      const { year } = hijriOf(around, adjust);
      const first =
        period.kind === 'hijri'
          ? civilOf({ year, month: period.month, day: period.day }, adjust)
          : `${around.slice(0, 4)}-${String(period.month).padStart(2, '0')}-${String(period.day).padStart(2, '0')}`;
      const held = datesOf(period, plusDays(first, -100), 300, adjust);
      expect(held).toEqual(Array.from({ length: period.days }, (_, at) => plusDays(first, at)));
    }),
    { numRuns: 60 },
  );
});
