// Proves when a clinic is being set up, and which step comes next.
import { expect, test } from 'vitest';
import { type Schedule, usualCalendar } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { awaitingAfter, doneOf, isBeingSetUp, nextOf } from './steps.ts';

const hours = [{ weekday: 1, from: '09:00', to: '17:00' }];
const schedule = (part: Partial<Schedule>): Schedule => ({
  id: 'p1',
  kind: 'practitioner',
  name: 'Huda',
  names: {},
  title: '',
  titles: {},
  hours,
  ...usualCalendar('practitioner'),
  position: 0,
  active: true,
  version: 1,
  ...part,
});
const visit = { active: true } as Service;

test('[FS1] a clinic is set up once somebody in use has hours and a service is in use', () => {
  expect(isBeingSetUp({ schedules: [], services: [] })).toBe(true);
  expect(isBeingSetUp({ schedules: [schedule({})], services: [visit] })).toBe(false);
  expect(isBeingSetUp({ schedules: [schedule({ hours: [] })], services: [visit] })).toBe(true);
  expect(isBeingSetUp({ schedules: [schedule({ active: false })], services: [visit] })).toBe(true);
  expect(isBeingSetUp({ schedules: [schedule({ kind: 'room' })], services: [visit] })).toBe(true);
  expect(isBeingSetUp({ schedules: [schedule({})], services: [{ ...visit, active: false }] })).toBe(true);
});

test('[FS1] the next step is the first that is not done, in whatever order they are', () => {
  expect(nextOf(doneOf({ schedules: [], services: [visit] }, false))).toBe('practitioners');
  expect(nextOf(doneOf({ schedules: [schedule({ hours: [] })], services: [] }, false))).toBe('hours');
  expect(nextOf(doneOf({ schedules: [schedule({})], services: [] }, false))).toBe('service');
  expect(nextOf(doneOf({ schedules: [schedule({})], services: [visit] }, false))).toBe('book');
  expect(nextOf(doneOf({ schedules: [schedule({})], services: [visit] }, true))).toBeNull();
});

test('[FS3] the first appointment is waited for from the first steps on, and no more once one was seen', () => {
  const clinic = { id: 'c1' };
  const ready = { clinic, schedules: [schedule({})], services: [visit] };
  expect(awaitingAfter(null, { ...ready, services: [] }, false)).toBe('c1');
  expect(awaitingAfter('c1', ready, false)).toBe('c1');
  expect(awaitingAfter('c1', ready, true)).toBeNull();
  expect(awaitingAfter(null, ready, false)).toBeNull();
  expect(awaitingAfter('c2', ready, true)).toBe('c2');
});
