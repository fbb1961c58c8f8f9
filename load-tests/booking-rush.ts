// Promise: however many desks want one time at once, exactly one gets it, and the others are told quickly what is free.
import { Counter } from 'k6/metrics';
import { vu } from 'k6/execution';
import { ask, type Clinic, enterClinic, quarterHour } from './lib/clinic.ts';
import { thresholds } from './lib/thresholds.ts';

const won = new Counter('bookings_won');
const lost = new Counter('bookings_lost');
const wrong = new Counter('answers_wrong');

/** Fifty desks, each at the same twenty times one after the other. */
export const options = {
  scenarios: { rush: { executor: 'per-vu-iterations', vus: 50, iterations: 20, maxDuration: '2m', exec: 'rush' } },
  thresholds: thresholds.rush,
};

/** Enters the clinic once, for everybody. */
export function setup(): Clinic {
  return enterClinic();
}

/** One desk asks for the time everybody asks for. */
export function rush(clinic: Clinic): void {
  const { serviceId, patientId, scheduleIds } = clinic;
  const start = quarterHour(vu.iterationInScenario);
  const answer = ask(clinic, 'appointment.book', { serviceId, scheduleIds: scheduleIds.slice(0, 1), start, patientId });
  const { alternatives } = answer.value as { alternatives?: readonly unknown[] };
  if (answer.ok) won.add(1);
  else if (answer.code === 'slot-taken' && (alternatives ?? []).length > 0) lost.add(1);
  else wrong.add(1);
}
