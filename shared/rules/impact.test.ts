// Tests whom other hours leave outside, and that the nearest times of all of them can be had together.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { appointmentOf, claimOf, clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { scale } from '#server/testing/scale.ts';
import { HOUR, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { startOfDay } from '#shared/time/zone.ts';
import { keptOutside, leftOutside } from './impact.ts';
import { nearestFree, type NearestFacts } from './nearest-free.ts';
import { isOpen } from './opening.ts';

const clinic = clinicOf({ zone: 'Africa/Cairo' });
const service = serviceOf();
const now = msOf('2026-11-20T06:00:00.000Z');
const sunday = startOfDay('2026-11-22', clinic.zone);

function visitAt(number: number, minutes: number, wish: Partial<Appointment> = {}): Appointment {
  const start = instantOf(sunday + minutes * MINUTE);
  return appointmentOf({ id: idOf(100 + number), start, end: instantOf(msOf(start) + 15 * MINUTE), ...wish });
}

function doctor(hours: WeeklyWindow[], wish: Partial<Schedule> = {}): Schedule {
  return scheduleOf(11, { hours, ...wish });
}

function factsOf(schedules: Schedule[], wish: Partial<NearestFacts> = {}): NearestFacts {
  return { clinic, schedules, services: [service], taken: [], now, ...wish };
}

const half = fc.integer({ min: 0, max: 47 }).map((at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 ? '30' : '00'}`);
const week = fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: half, to: half }), { maxLength: 9 });
const spread = fc.uniqueArray(fc.integer({ min: 0, max: 4 * 24 * 4 }), { maxLength: 20 });

test('[HR20] whoever was within the hours of a schedule and no longer is, is left outside, and nobody else', () => {
  fc.assert(
    fc.property(week, week, spread, fc.boolean(), (was, will, quarters, observes) => {
      const period = { kind: 'dates', from: '2026-11-23', to: '2026-11-23' } as const;
      const [before, after] = [doctor(was), doctor(will, { observes: { holidays: observes, prayer: false } })];
      const closed: Clinic = { ...clinic, holidays: [{ name: 'x', names: {}, period }] };
      const visits = quarters.map((quarter) => visitAt(quarter, quarter * 15));
      const left = leftOutside(visits, { clinic, schedules: [before] }, { clinic: closed, schedules: [after] });
      const span = ({ start, end }: Appointment) => ({ start: msOf(start), end: msOf(end) });
      const expected = visits.filter((one) => isOpen(before, clinic, span(one)) && !isOpen(after, closed, span(one)));
      expect(left).toEqual(expected.toSorted((a, b) => a.start.localeCompare(b.start)));
    }),
    { numRuns: scale({ suite: 100, proof: 3000 }) },
  );
});

test('[HR25] the nearest times are within the hours, off all that is taken, and no two of them share any time', () => {
  fc.assert(
    fc.property(
      week,
      spread,
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 }),
      (hours, quarters, busy) => {
        const colleague = scheduleOf(12, { hours: everyWeekday('10:00', '11:00') });
        const schedules = [doctor(hours), colleague];
        const visits = quarters.map((quarter) => visitAt(quarter, quarter * 15));
        const own = visits.map((one) => claimOf(idOf(11), one.start, 15, { owner: one.id, capacity: 1 }));
        const others = busy.map((hour, at) =>
          claimOf(idOf(11 + (at % 2)), instantOf(sunday + hour * HOUR), 45, { owner: idOf(900 + at), capacity: 1 }),
        );
        const found = nearestFree(factsOf(schedules, { taken: [...own, ...others] }), visits);
        const times = visits.flatMap((visit) => {
          const one = found.get(visit.id);
          return one ? [{ id: visit.id, on: one.scheduleIds[0]!, start: msOf(one.start), end: msOf(one.end) }] : [];
        });
        for (const one of times) {
          const schedule = schedules.find(({ id }) => id === one.on)!;
          expect([one.on, isOpen(schedule, clinic, one), one.start >= now]).toEqual([one.on, true, true]);
          const taken = [...own.filter(({ owner }) => owner !== one.id), ...others].filter(
            (claim) => claim.scheduleId === one.on,
          );
          expect(
            taken.filter((claim) => overlaps({ start: msOf(claim.startsAt), end: msOf(claim.endsAt) }, one)),
          ).toEqual([]);
          expect(times.filter((other) => other !== one && other.on === one.on && overlaps(other, one))).toEqual([]);
        }
      },
    ),
    { numRuns: scale({ suite: 40, proof: 1000 }) },
  );
});

test('[HR25] each visit is given what it would be given alone once those before it have theirs', () => {
  fc.assert(
    fc.property(week, fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (hours, quarters) => {
      const schedules = [doctor(hours), scheduleOf(12, { hours: everyWeekday('10:00', '10:30') })];
      const visits = quarters.map((quarter) => visitAt(quarter, quarter * 15));
      const taken = visits.map((one) => claimOf(idOf(11), one.start, 15, { owner: one.id, capacity: 1 }));
      const together = nearestFree(factsOf(schedules, { taken: [...taken] }), visits);
      for (const visit of visits) {
        const alone = nearestFree(factsOf(schedules, { taken: [...taken] }), [visit]).get(visit.id);
        expect(together.get(visit.id)).toEqual(alone);
        for (const id of alone?.scheduleIds ?? [])
          taken.push(claimOf(id, alone!.start, 15, { owner: idOf(7), capacity: 1 }));
      }
    }),
    { numRuns: scale({ suite: 40, proof: 1000 }) },
  );
});

test('[HR25] the nearest on its day comes first, before or after it, then the next day, then a colleague', () => {
  const starts = (schedules: Schedule[], visit = visitAt(1, 9 * 60)) => {
    const found = nearestFree(factsOf(schedules), [visit]).get(visit.id);
    return found && [found.scheduleIds[0], (msOf(found.start) - sunday) / MINUTE];
  };
  const windows = (...some: [string, string][]) => some.flatMap(([from, to]) => everyWeekday(from, to));
  expect(starts([doctor(windows(['08:00', '08:45'], ['09:30', '12:00']))])).toEqual([idOf(11), 8 * 60 + 30]);
  expect(starts([doctor(windows(['08:00', '08:30'], ['09:15', '12:00']))])).toEqual([idOf(11), 9 * 60 + 15]);
  const monday = [{ weekday: 1, from: '15:00', to: '16:00' }];
  const colleague = scheduleOf(12, { hours: everyWeekday('09:00', '10:00') });
  expect(starts([doctor(monday), colleague])).toEqual([idOf(11), 24 * 60 + 15 * 60]);
  expect(starts([doctor([]), colleague])).toEqual([idOf(12), 9 * 60]);
  expect(starts([doctor([])])).toBeNull();
});

test('[HR25] a day on which the practitioner has as many of a service as it lets have is passed over', () => {
  const capped = { ...service, dailyCap: 1 };
  const visits = [visitAt(1, 9 * 60), visitAt(2, 10 * 60)];
  const counted = visits.map(({ id: owner, scheduleIds, start }) => ({ owner, scheduleIds, start }));
  const ofService = new Map([[service.id, counted.slice(0, 1)]]);
  const facts = factsOf([doctor(everyWeekday('12:00', '13:00'))], { services: [capped], ofService });
  const days = [...nearestFree(facts, visits).values()].map((one) => (msOf(one!.start) - sunday) / (24 * HOUR));
  expect(days.map(Math.floor)).toEqual([0, 1]);
});

test('[HR23] a visit that stays says why: its own reason first, then that of the hours, then what is said otherwise', () => {
  const off = { from: '2026-11-22', to: '2026-11-22', windows: [], reason: 'a congress' };
  const away = { clinic, schedules: [doctor(everyWeekday(), { exceptions: [off] })] };
  const visit = visitAt(1, 9 * 60);
  const before = { clinic, schedules: [doctor(everyWeekday())] };
  expect(keptOutside(visit, { before, after: away }, 'x').override).toEqual({
    reason: 'a congress',
    beyond: ['hours'],
  });
  const own = { ...visit, override: { reason: 'from far away', beyond: ['capacity' as const] } };
  expect(keptOutside(own, { before, after: away }, 'x').override).toEqual({
    reason: 'from far away',
    beyond: ['hours', 'capacity'],
  });
  const without = { clinic, schedules: [doctor([])] };
  expect(keptOutside(visit, { before, after: without }, 'the hours changed').override?.reason).toBe(
    'the hours changed',
  );
});

test('[HR23] a visit past midnight that stays says why its night is other than it was, and not the day it lies on', () => {
  const nights = doctor(everyWeekday('20:00', '02:00'));
  const off = { from: '2026-11-22', to: '2026-11-22', windows: [], reason: 'a congress' };
  const name = 'Winter';
  const period = { kind: 'dates' as const, from: '2026-11-23', to: null };
  const away = { ...nights, exceptions: [off], otherHours: [{ name, period, hours: nights.hours }] };
  const change = { before: { clinic, schedules: [nights] }, after: { clinic, schedules: [away] } };
  expect(keptOutside(visitAt(1, 24 * 60 + 30), change, 'x').override?.reason).toBe('a congress');
});

test('[HR20] a wider grid makes breaks for prayer longer, and leaves outside who was beside them', () => {
  const [place, dhuhr] = [
    { latitude: 30.0444, longitude: 31.2357 },
    { prayer: 'dhuhr' as const, after: 5, minutes: 20 },
  ];
  const prayer = { ...place, method: 'egyptian' as const, asr: 'standard' as const, breaks: [dhuhr] };
  const schedules = [doctor(everyWeekday(), { observes: { holidays: true, prayer: true } })];
  const on = (gridMinutes: number) => ({ clinic: { ...clinic, prayer, gridMinutes }, schedules });
  const [early, beside] = [visitAt(1, 11 * 60 + 15), visitAt(2, 11 * 60 + 30)];
  expect(leftOutside([early, beside], on(5), on(30))).toEqual([beside]);
  expect(leftOutside([early, beside], on(5), on(15))).toEqual([]);
});
