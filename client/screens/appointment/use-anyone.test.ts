// Proves who takes the place of somebody who is lost to a booking for whoever is free.
import { expect, test } from 'vitest';
import { anotherAt } from './use-anyone.ts';

const slot = (start: string, ...scheduleIds: string[]) => ({ start, end: start, scheduleIds });
const whose = ({ scheduleIds }: { scheduleIds: readonly string[] }) => scheduleIds.find((id) => id !== 'room');

test('[AV54] the next is the first other one who is free at the same time', () => {
  const slots = [slot('09:00', 'lina'), slot('09:30', 'room'), slot('09:30', 'sara'), slot('09:30', 'room', 'omar')];
  expect(anotherAt(slots, '09:30', whose, 'sara')).toBe(slots[3]);
  expect(anotherAt(slots, '09:30', whose, undefined)).toBe(slots[2]);
  expect(anotherAt(slots, '09:00', whose, 'lina')).toBeUndefined();
});
