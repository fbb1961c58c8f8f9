// Proves that booking again offers the usual hour, or what is nearest to it, on the first day that has any.
import { expect, test } from 'vitest';
import { nearestTo } from './nearest-time.ts';

const ZONE = 'Asia/Riyadh';
const NINE = 9 * 60;
const slot = (at: string) => ({ start: `2026-11-${at}:00.000Z`, end: `2026-11-${at}:59.000Z`, scheduleIds: [] });
const nearest = (...at: string[]) => nearestTo(at.map(slot), NINE, ZONE)?.start.slice(8, 16) ?? null;

test('[PA51] the usual hour of the first free day is taken, by the clinic’s own clock', () => {
  expect(nearest('22T05:30', '22T06:00', '22T06:30', '23T06:00')).toBe('22T06:00');
});

test('[PA51] where it is not free the nearest is, the earlier one of two, and never another day’s', () => {
  expect(nearest('22T05:45', '22T06:15', '22T07:00')).toBe('22T05:45');
  expect(nearest('22T11:00', '23T06:00')).toBe('22T11:00');
  expect(nearest('22T21:30', '22T20:30')).toBe('22T20:30');
});

test('[PA51] where nothing is free nothing is offered', () => {
  expect(nearest()).toBeNull();
});
