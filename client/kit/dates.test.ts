// Proves the steps on the calendar, whatever zone the device is in.
import { expect, test } from 'vitest';
import { addDays, isDate, weekdayOf, weekOf } from './dates.ts';

test('a week starts on the day the clinic says', () => {
  expect(weekdayOf('2026-11-22')).toBe(7);
  expect(weekOf('2026-11-25', 7)).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ]);
  expect(weekOf('2026-11-22', 1)[0]).toBe('2026-11-16');
  expect(weekOf('2026-11-22', 6)[0]).toBe('2026-11-21');
});

test('steps cross months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('only real dates are dates', () => {
  expect(isDate('2026-11-22')).toBe(true);
  for (const text of ['2026-02-30', '2026-1-2', 'today', '', '20261122']) expect(isDate(text)).toBe(false);
});
