// Proves that a time is understood however a front desk types it.
import { expect, test } from 'vitest';
import { clockOf, minutesOf, minutesOfWall } from './clock-text.ts';

const openHours = (minutes: number) => minutes >= 8 * 60 && minutes < 20 * 60;

test.each([
  ['9:30', '09:30'],
  ['٩:٣٠', '09:30'],
  ['٩٫٣٠', '09:30'],
  ['۹:۳۰', '09:30'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9', '09:00'],
  ['14', '14:00'],
  ['1430', '14:30'],
  ['9:30 pm', '21:30'],
  ['٩:٣٠ ص', '09:30'],
  ['٣:١٥ م', '15:15'],
  ['3:15 مساءً', '15:15'],
  ['12 am', '00:00'],
  ['12:05 م', '12:05'],
  ['00:20', '00:20'],
  ['\u200f٢:٠٠\u202fم', '14:00'],
])('%s is %s', (typed, clock) => {
  expect(clockOf(minutesOf(typed, () => false) ?? -1)).toBe(clock);
});

test.each(['', 'soon', '25:00', '9:75', '13 pm', '0 pm', '9:3', '12345'])('%s is no time', (typed) => {
  expect(minutesOf(typed, () => true)).toBeNull();
});

test('an hour without its half of the day is the one in which somebody works', () => {
  expect(clockOf(minutesOf('3:30', openHours) ?? -1)).toBe('15:30');
  expect(clockOf(minutesOf('9:30', openHours) ?? -1)).toBe('09:30');
  expect(clockOf(minutesOf('12:15', openHours) ?? -1)).toBe('12:15');
  expect(clockOf(minutesOf('03:30', openHours) ?? -1)).toBe('03:30');
});

test('a wall clock is read back', () => {
  expect(minutesOfWall('2026-11-22T09:05')).toBe(545);
});
