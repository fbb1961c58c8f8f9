// Proves that instants, grid minutes and the wall clock agree on days of 23, 24 and 25 hours.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayShape, plusDays, resolveWall, wallOf } from '#shared/time/zone.ts';
import { clockChanges, instantAt, minuteOf, minuteOfWall, wallAt } from './day-scale.ts';

const zones = [
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Riyadh',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
];
const anyDay = fc
  .record({ zone: fc.constantFrom(...zones), days: fc.integer({ min: 0, max: 800 }) })
  .map(({ zone, days }) => ({ zone, day: dayShape(plusDays('2026-01-01', days), zone) }));
const autumn = dayShape('2026-10-29', 'Africa/Cairo');
const spring = dayShape('2026-04-24', 'Africa/Cairo');

test('an instant and its grid minute are two names of one moment', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 1600 }), ({ day }, minute) => {
      expect(minuteOf(day, instantAt(day, minute))).toBe(minute);
    }),
  );
});

test('the wall clock of a grid minute is the one the clinic hangs by', () => {
  fc.assert(
    fc.property(anyDay, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), ({ day, zone }, part) => {
      const minute = Math.floor(part * day.minutes);
      const wall = wallOf(instantAt(day, minute), zone);
      const [hour = 0, rest = 0] = wall.slice(11).split(':').map(Number);
      expect(wall.slice(0, 10)).toBe(day.date);
      expect(wallAt(day, minute)).toBe(hour * 60 + rest);
    }),
  );
});

test('a wall-clock time is found where the rules of the house put it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), ({ day, zone }, wall) => {
      const clock = `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`;
      const { ms } = resolveWall(`${day.date}T${clock}`, zone);
      expect(Date.parse(instantAt(day, minuteOfWall(day, wall)))).toBe(ms);
    }),
  );
});

test('the last hour of 29 October 2026 happens twice in Cairo', () => {
  expect(autumn.minutes).toBe(1500);
  expect([1380, 1410, 1440, 1470, 1500].map((minute) => wallAt(autumn, minute))).toEqual([
    1380, 1410, 1380, 1410, 1440,
  ]);
  expect(minuteOfWall(autumn, 1410)).toBe(1410);
  expect(clockChanges(autumn)).toEqual([{ minute: 1440, wall: 1440, by: -60 }]);
});

test('24 April 2026 begins at one o’clock in Cairo', () => {
  expect(spring.minutes).toBe(1380);
  expect(wallAt(spring, 0)).toBe(60);
  expect(minuteOfWall(spring, 540)).toBe(480);
  expect(minuteOfWall(spring, 1440)).toBe(1380);
  expect(clockChanges(spring)).toEqual([{ minute: 0, wall: 0, by: 60 }]);
});
