// Proves that figures read the way people write them.
import { expect, test } from 'vitest';
import { countText, msText, spanText, tableText } from './figures.ts';
import { percentileOf } from './timings.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [110527, '110,527'],
])('%i is written %s', (count, words) => expect(countText(count)).toBe(words));

test.each([
  [0.417, '0.42 ms'],
  [7.26, '7.3 ms'],
  [1204.4, '1,204 ms'],
  [Number.NaN, '–'],
])('a duration of %d ms is written %s', (ms, words) => expect(msText(ms)).toBe(words));

test('a minute and more is written with its seconds', () => {
  expect([spanText(7400), spanText(725_000)]).toEqual(['7 s', '12:05 min']);
});

test('a table has its figures to the right', () => {
  const rows = [
    ['', 'p50'],
    ['appointment.book', '7.3 ms'],
  ];
  expect(tableText(rows)).toBe('                     p50\nappointment.book  7.3 ms');
});

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentileOf(values, share))).toEqual([50, 95, 99, 100]);
  expect(percentileOf([], 0.5)).toBeNaN();
});
