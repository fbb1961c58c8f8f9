// Tests that instants have one spelling and minutes add up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, instant, instantOf, minutesBetween, msOf, plusMinutes } from './instant.ts';

const anyMs = fc.integer({ min: Date.parse('1900-01-01T00:00:00Z'), max: Date.parse('2199-12-31T23:59:59Z') });

test('[TI9] an instant is written in UTC to the millisecond, however many decimals were sent', () => {
  expect(instant.parse('2026-11-20T06:00:00Z')).toBe('2026-11-20T06:00:00.000Z');
  expect(instant.parse('2026-11-20T06:00:00.5Z')).toBe('2026-11-20T06:00:00.500Z');
  fc.assert(
    fc.property(anyMs, (ms) => {
      expect(instant.parse(instantOf(ms))).toBe(instantOf(ms));
    }),
  );
});

test.each([
  '2026-02-29T06:00:00Z',
  '2026-04-31T06:00:00.000Z',
  '2026-11-20T25:00:00Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T06:60:00Z',
  '2026-11-20T06:00:00+03:00',
  '2026-11-20T06:00:00',
  '2026-11-20',
  '1899-12-31T23:59:59Z',
  '+10000-01-01T00:00:00Z',
  '9999-01-01T00:00:00Z',
  ' 2026-11-20T06:00:00Z',
  '٢٠٢٦-١١-٢٠T06:00:00Z',
  '',
])('[TI9] %j is not an instant', (text) => {
  expect(instant.safeParse(text).error?.issues[0]).toMatchObject({ params: { problem: 'instant' } });
});

test.each([null, 0, 1795413600000, true, ['2026-11-20T06:00:00Z'], { $date: 1 }])(
  '[TI9] %j is not even text and never an instant',
  (value) => expect(instant.safeParse(value).success).toBe(false),
);

test('[TI12] minutes added and minutes counted agree', () => {
  const minutes = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(anyMs, minutes, (ms, count) => {
      const start = instantOf(ms);
      const end = plusMinutes(start, count);
      expect(minutesBetween(start, end)).toBe(count);
      expect(msOf(end) - ms).toBe(count * (DAY / 1440));
    }),
  );
});
