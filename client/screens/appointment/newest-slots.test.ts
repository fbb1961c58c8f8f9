// Proves what a list of free times loses before the server says so, and what it keeps.
import { expect, test } from 'vitest';
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import { instantOf } from '#shared/time/instant.ts';
import { isInTheWay, lastly, newsOf, withOwn } from './newest-slots.ts';

const at = (minutes: number) => instantOf(Date.UTC(2026, 10, 20, 6, minutes));
const span = (minutes: number) => ({ start: at(minutes), end: at(minutes + 30), bufferBefore: 0, bufferAfter: 0 });
const slot = (minutes: number, ...scheduleIds: string[]) => ({
  start: at(minutes),
  end: at(minutes + 30),
  scheduleIds,
});

function visit(id: string, minutes: number, more: Partial<Appointment> = {}): Appointment {
  const rest = { ...ALONE, zone: 'UTC', startWall: '', patientId: 'p', note: '', tags: [], version: 3, capacity: 1 };
  const state = { status: 'booked' as const, confirmedAt: null, arrivedAt: null, cancelReason: null, cancelNote: '' };
  return {
    id,
    serviceId: 'visit',
    scheduleIds: ['sara'],
    ...span(minutes),
    ...rest,
    ...state,
    override: null,
    ...more,
  } as Appointment;
}

function hold(id: string, minutes: number, more: Partial<Hold> = {}): Hold {
  const rest = { until: at(600), extended: false, state: 'live' as const, version: 3, capacity: 1 };
  return {
    id,
    serviceId: 'visit',
    scheduleIds: ['room', 'sara'],
    memberId: 'huda',
    ...span(minutes),
    ...rest,
    ...more,
  };
}

const schedules = [
  { id: 'sara', kind: 'practitioner' },
  { id: 'omar', kind: 'practitioner' },
  { id: 'room', kind: 'room' },
] as const;
const asked = { scheduleIds: [] as string[], schedules, from: at(0), to: at(600) };

test('[AV46] own bookings without an answer, and what came after the list, are in the way; what the list knew is not', () => {
  const [old, fresh, mine] = [visit('old', 0), visit('fresh', 60, { version: 9 }), visit('mine', 120, { version: 0 })];
  const gone = visit('gone', 180, { version: 9, status: 'cancelled' });
  const group = visit('group', 240, { version: 9, capacity: 6 });
  const facts = { version: 5, callerId: 'me', except: undefined };
  const booked = [old, fresh, mine, gone, group];
  expect(newsOf({ booked, holds: [], own: [mine] }, facts)).toEqual([fresh, mine]);
  expect(newsOf({ booked, holds: [], own: [mine] }, { ...facts, except: 'mine' })).toEqual([fresh]);
  const holds = [hold('theirs', 0, { version: 8 }), hold('known', 0), hold('own', 0, { version: 8, memberId: 'me' })];
  expect(newsOf({ booked: [], holds, own: [] }, facts).length).toBe(1);
});

test('[AV46] a visit is in the way of what overlaps it with its buffers, on a schedule they share', () => {
  const one = visit('one', 60, { bufferBefore: 10, bufferAfter: 5 });
  const isIn = (minutes: number, id = 'sara') => isInTheWay(one, slot(minutes, id));
  expect([isIn(20), isIn(21), isIn(60), isIn(94), isIn(95), isIn(60, 'omar')]).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('[AV46] of the answer before only what fits the new question stays: its time, and one of those named of each kind', () => {
  const found = [slot(0, 'sara', 'room'), slot(30, 'omar', 'room'), slot(60, 'omar', 'lab')];
  expect(lastly(found, asked)).toEqual(found);
  expect(lastly(found, { ...asked, scheduleIds: ['omar'] })).toEqual(found.slice(1));
  expect(lastly(found, { ...asked, scheduleIds: ['omar', 'sara', 'room'] })).toEqual(found.slice(0, 2));
  expect(lastly(found, { ...asked, from: at(1), to: at(60) })).toEqual([found[1]]);
});

test('[AV46] the time this person holds is offered to them, once, among the others', () => {
  const found = [slot(0, 'sara', 'room'), slot(60, 'omar', 'room')];
  const mine = { ...asked, serviceId: 'visit', callerId: 'me' };
  const own = hold('own', 30, { memberId: 'me' });
  expect(withOwn(found, [own], mine).map(({ start }) => start)).toEqual([at(0), at(30), at(60)]);
  expect(withOwn(found, [hold('own', 60, { memberId: 'me' })], mine).length).toBe(3);
  expect(withOwn(found, [hold('own', 0, { memberId: 'me' })], mine)).toEqual(found);
  expect(withOwn(found, [own], { ...mine, scheduleIds: ['omar'] })).toEqual(found);
  expect(withOwn(found, [{ ...own, serviceId: 'other' }, hold('theirs', 90)], mine)).toEqual(found);
});
