// Proves that every hour of the clock stands at one height in all columns, whatever the length of their days.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayShape, plusDays } from '#shared/time/zone.ts';
import { wallAt } from './day-scale.ts';
import { axisOf } from './shared-axis.ts';

const zones = ['Africa/Cairo', 'Asia/Beirut', 'Asia/Riyadh', 'Europe/Berlin', 'America/New_York'];
const anyWeek = fc
  .record({ zone: fc.constantFrom(...zones), days: fc.integer({ min: 0, max: 800 }) })
  .map(({ zone, days }) => [0, 1, 2, 3, 4, 5, 6].map((step) => dayShape(plusDays('2026-01-01', days + step), zone)));
const week = (from: string) => [0, 1, 2, 3, 4, 5, 6].map((step) => dayShape(plusDays(from, step), 'Africa/Cairo'));

test('a day alone is its own axis', () => {
  for (const [date, minutes] of [
    ['2026-10-29', 1500],
    ['2026-04-24', 1380],
    ['2026-11-22', 1440],
  ] as const) {
    const axis = axisOf([dayShape(date, 'Africa/Cairo')]);
    expect(axis.minutes).toBe(minutes);
    expect(axis.on(date).start(700)).toBe(700);
    expect(axis.on(date).voids).toEqual([]);
  }
});

test('nine o’clock of a day without its first hour stands beside nine o’clock of its neighbours', () => {
  const axis = axisOf(week('2026-04-20'));
  expect(axis.minutes).toBe(1440);
  expect(axis.on('2026-04-24').start(480)).toBe(axis.on('2026-04-23').start(540));
  expect(axis.on('2026-04-24').voids).toEqual([{ start: 0, end: 60 }]);
  expect(axis.on('2026-04-24').minuteAt(20)).toBe(0);
});

test('an hour that happens twice makes room in its own column only', () => {
  const axis = axisOf(week('2026-10-25'));
  expect(axis.minutes).toBe(1500);
  expect(axis.on('2026-10-29').voids).toEqual([]);
  expect(axis.on('2026-10-28').voids).toEqual([{ start: 1440, end: 1500 }]);
  expect(axis.on('2026-10-28').end(1440)).toBe(1440);
  expect(axis.on('2026-10-28').minuteAt(1470)).toBe(1440);
  expect(axis.hours.filter((hour) => hour.wall === 1380)).toHaveLength(2);
});

test('[GR27] in any week one height is one time of the clock, and a place leads back to its minute', () => {
  fc.assert(
    fc.property(anyWeek, fc.integer({ min: 0, max: 1499 }), (days, at) => {
      const axis = axisOf(days);
      const walls = days
        .map((day) => ({ day, on: axis.on(day.date) }))
        .filter(({ on }) => at < axis.minutes && !on.voids.some((hole) => hole.start <= at && at < hole.end))
        .map(({ day, on }) => {
          expect(on.start(on.minuteAt(at))).toBe(at);
          return wallAt(day, on.minuteAt(at));
        });
      expect(new Set(walls).size).toBeLessThanOrEqual(1);
    }),
  );
});
