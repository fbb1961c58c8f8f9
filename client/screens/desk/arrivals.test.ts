// Proves the order of the waiting room.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { arrivalsAt, expectedAt } from './arrivals.ts';

const NOW = msOf('2026-11-22T08:00:00.000Z');

function visit(id: string, status: Appointment['status'], startsIn: number, arrivedBefore: number | null): Appointment {
  const start = instantOf(NOW + startsIn * MINUTE);
  const arrivedAt = arrivedBefore === null ? null : instantOf(NOW - arrivedBefore * MINUTE);
  return { id, status, start, arrivedAt } as Appointment;
}

test('[GR31] those still waiting come first, the longest wait on top', () => {
  const list = [
    visit('short', 'arrived', 10, 3),
    visit('inside', 'checked-in', -10, 40),
    visit('long', 'arrived', -20, 24),
    visit('booked', 'booked', 5, null),
    visit('done', 'fulfilled', -60, 70),
  ];
  const order = arrivalsAt(list, NOW).map(({ appointment, waited, isLate }) => [appointment.id, waited, isLate]);
  expect(order).toEqual([
    ['long', 24, true],
    ['short', 3, false],
    ['inside', 40, false],
  ]);
});

test('the next ones expected are the earliest still booked, and not those who never came', () => {
  const list = [
    visit('never', 'booked', -60, null),
    visit('third', 'booked', 30, null),
    visit('first', 'booked', -5, null),
    visit('second', 'booked', 10, null),
  ];
  expect(expectedAt(list, NOW).map(({ id }) => id)).toEqual(['first', 'second', 'third']);
});
