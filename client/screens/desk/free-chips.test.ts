// Proves which questions the next free times are, and which chip each practitioner gets.
import { expect, test } from 'vitest';
import type { Schedule } from '#shared/model/schedule.ts';
import { chipsOf, inPlace, type Usual, wishesFor } from './free-chips.ts';

const schedule = (id: string) => ({ id, kind: 'practitioner' }) as Schedule;
const usual: Usual[] = [
  { schedule: schedule('sara'), serviceId: 'visit' },
  { schedule: schedule('omar'), serviceId: 'visit' },
  { schedule: schedule('lina'), serviceId: 'therapy' },
];
const window = { from: '2026-11-20T06:00:00.000Z', to: '2026-12-04T06:00:00.000Z' };
const slot = (time: string, ...scheduleIds: string[]) => ({
  start: `2026-11-20T${time}:00.000Z`,
  end: `2026-11-20T${time}:00.000Z`,
  scheduleIds,
});

test('[AV48] practitioners with the same usual service are one question, which answers one time for each', () => {
  const each = { ...window, limit: 1, each: true };
  expect(wishesFor(usual, window)).toEqual([
    { serviceId: 'visit', scheduleIds: ['sara', 'omar'], ...each },
    { serviceId: 'therapy', scheduleIds: ['lina'], ...each },
  ]);
});

test('[AV48] each has their own first time that has not passed, the earliest first', () => {
  const found = new Map([
    ['visit', [slot('06:00', 'omar', 'room'), slot('07:00', 'sara', 'room'), slot('08:00', 'omar', 'room')]],
    ['therapy', [slot('06:30', 'lina')]],
  ]);
  const starts = (soonest: string) =>
    chipsOf(usual, found, soonest).map((one) => [one.schedule.id, one.start.slice(11, 16)]);
  expect(starts(window.from)).toEqual([
    ['omar', '06:00'],
    ['lina', '06:30'],
    ['sara', '07:00'],
  ]);
  expect(starts('2026-11-20T06:31:00.000Z')).toEqual([
    ['sara', '07:00'],
    ['omar', '08:00'],
  ]);
  expect(chipsOf(usual, new Map(), window.from)).toEqual([]);
});

test('[AV48] under a hand each chip keeps its place, whoever is free first by now', () => {
  const found = new Map([['visit', [slot('07:00', 'omar'), slot('08:00', 'sara')]]]);
  const chips = chipsOf(usual, found, window.from);
  const names = (order: readonly string[]) => inPlace(chips, order).map(({ schedule: { id } }) => id);
  expect(names(['sara', 'lina', 'omar'])).toEqual(['sara', 'omar']);
  expect(names(['sara'])).toEqual(['sara', 'omar']);
  expect(names([])).toEqual(['omar', 'sara']);
});
