// Proves that a form knows how many visits there would be at once before anybody is asked.
import { expect, test } from 'vitest';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { crowdsAt, fullDayAt, shutAt, stoppingAt } from './crowd.ts';

const [doctor, room] = [scheduleOf(11), scheduleOf(12, { kind: 'room' })];
const service = serviceOf({ bufferBefore: 5, bufferAfter: 10 });
const settings: Settings = {
  clinic: clinicOf(),
  services: [service],
  schedules: [doctor, room],
  queues: [],
  members: [],
  displays: [],
};
const at = '2026-11-21T06:00:00.000Z';

function visit(number: number, from: number, minutes: number, scheduleIds = [doctor.id]): Appointment {
  const times = { start: plusMinutes(at, from), end: plusMinutes(at, from + minutes) };
  return {
    id: idOf(number),
    status: 'booked',
    scheduleIds,
    ...times,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
  } as Appointment;
}

const thought = { serviceId: service.id, scheduleIds: [doctor.id, room.id], start: at, durationMinutes: 30 };
const crowds = (...near: Appointment[]) =>
  crowdsAt(thought, near, settings).map(({ schedule, visits }) => [schedule.name, visits]);

test('[OV20] each schedule is told of with the most visits that would share one moment', () => {
  expect(crowds()).toEqual([]);
  expect(crowds(visit(1, 0, 15))).toEqual([['schedule 11', 2]]);
  expect(crowds(visit(1, 0, 15), visit(2, 15, 15))).toEqual([['schedule 11', 2]]);
  expect(crowds(visit(1, 0, 20), visit(2, 15, 15), visit(3, 0, 60, [room.id]))).toEqual([
    ['schedule 11', 3],
    ['schedule 12', 2],
  ]);
});

test('[OV20] buffers count, and neither who gave the time back nor the visit itself', () => {
  expect(crowds(visit(1, -30, 25))).toEqual([]);
  expect(crowds(visit(1, -30, 26))).toEqual([['schedule 11', 2]]);
  expect(crowds(visit(1, 39, 10))).toEqual([['schedule 11', 2]]);
  expect(crowds(visit(1, 40, 10))).toEqual([]);
  expect(crowds({ ...visit(1, 0, 15), status: 'cancelled' })).toEqual([]);
  expect(crowdsAt({ ...thought, except: idOf(1) }, [visit(1, 0, 15)], settings)).toEqual([]);
});

test('[CC41] a form knows the closed time it lies in, buffers included, but for a visit that stays there', () => {
  const closed = (from: number, minutes: number, part: Partial<Closure> = {}): Closure => ({
    id: idOf(90),
    scheduleId: doctor.id,
    start: plusMinutes(at, from),
    end: plusMinutes(at, from + minutes),
    ...UNPLANNED,
    reason: 'Leave',
    kept: [],
    active: true,
    version: 1,
    ...part,
  });
  const shut = (one: Closure, except?: string) =>
    shutAt({ ...thought, ...(except !== undefined && { except }) }, [one], settings).length;
  expect([shut(closed(35, 60)), shut(closed(40, 60)), shut(closed(-65, 60)), shut(closed(-64, 60))]).toEqual([
    1, 0, 0, 1,
  ]);
  expect(shut(closed(0, 60, { scheduleId: idOf(77) }))).toBe(0);
  const kept = [{ appointmentId: idOf(5), start: at, end: plusMinutes(at, 30) }];
  expect([shut(closed(0, 60, { kept }), idOf(5)), shut(closed(0, 60, { kept }), idOf(6))]).toEqual([0, 1]);
});

test('[CP10] a group with place for one more is in nobody’s way, and a full one says how many it takes', () => {
  const group = { ...settings, services: [serviceOf({ capacity: 3 })] };
  const member = (number: number): Appointment => ({ ...visit(number, 0, 30), capacity: 3 });
  const asked = { ...thought, scheduleIds: [doctor.id] };
  const [two, three] = [
    [member(1), member(2)],
    [member(1), member(2), member(3)],
  ];
  expect([stoppingAt(asked, two, group), crowdsAt(asked, two, group)]).toEqual([[], []]);
  expect(stoppingAt(asked, three, group)).toEqual(three);
  expect(crowdsAt(asked, three, group)).toEqual([{ schedule: doctor, visits: 4, most: 3 }]);
  expect(stoppingAt(asked, [member(1), visit(2, 0, 30)], group)).toHaveLength(2);
});

test('[CP10] a full day is known by its visits and holds, and not to the visit that stays on it', () => {
  const capped = { ...settings, services: [serviceOf({ dailyCap: 2 })] };
  const of = (number: number) => ({ ...visit(number, number * 60, 15), serviceId: service.id });
  const day = [of(1), of(2)];
  expect(fullDayAt(thought, day, capped)).toEqual({ schedule: doctor, most: 2 });
  expect(fullDayAt(thought, day.slice(1), capped)).toBeNull();
  expect(fullDayAt(thought, [of(1), { ...of(2), status: 'cancelled' }], capped)).toBeNull();
  expect(fullDayAt({ ...thought, except: idOf(1) }, day, capped)).toBeNull();
  expect(fullDayAt({ ...thought, scheduleIds: [room.id] }, day, capped)).toBeNull();
  expect(fullDayAt(thought, day, settings)).toBeNull();
});
