// Promise: a day's work of many desks stays quick: finding a time, booking it, moving on, cancelling.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { scenario } from 'k6/execution';
import { ask, type Clinic, enterClinic, quarterHour, read } from './lib/clinic.ts';
import { thresholds } from './lib/thresholds.ts';

/** Ten visits a second begin for two minutes: a busy morning of a large clinic within that time. */
export const options = {
  scenarios: {
    day: {
      executor: 'constant-arrival-rate',
      rate: 10,
      timeUnit: '1s',
      duration: '2m',
      preAllocatedVUs: 30,
      maxVUs: 100,
      exec: 'visit',
    },
  },
  thresholds: thresholds.day,
};

/** Enters the clinic once, for everybody. */
export function setup(): Clinic {
  return enterClinic();
}

/** One visit: a free time is found and booked, the patient confirms, and every fourth visit is cancelled. */
export function visit(clinic: Clinic): void {
  const { serviceId, patientId, scheduleIds } = clinic;
  const turn = scenario.iterationInTest;
  const mine = scheduleIds[turn % scheduleIds.length] ?? '';
  const day = { from: quarterHour(0), to: quarterHour(400) };
  const [slot] = read(clinic, 'slot.find', { serviceId, scheduleIds: [mine], ...day, limit: 1 }) as Alternative[];
  if (slot === undefined) return;
  const booked = ask(clinic, 'appointment.book', { serviceId, scheduleIds: [mine], start: slot.start, patientId });
  if (!booked.ok) return;
  const { id: appointmentId, version: baseVersion } = booked.value as unknown as Appointment;
  const change = { appointmentId, baseVersion };
  if (turn % 4 === 0) ask(clinic, 'appointment.cancel', { ...change, reason: 'patient' });
  else ask(clinic, 'appointment.edit', { ...change, base: { confirmed: false }, confirmed: true });
}
