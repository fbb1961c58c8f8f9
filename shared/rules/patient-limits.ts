// When a patient may book a service themselves: with so much notice, and so many days ahead. Staff have neither limit.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Service } from '#shared/model/service.ts';
import { type Instant, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { accept, type Decision, invalidAt } from './decision.ts';

type Limits = Pick<Service, 'noticeMinutes' | 'patientDays'>;

/**
 * The time in which a patient may have a start: from its notice on, and before the end of the last local day, counted from
 * today in the clinic's zone. `end` is null where only the clinic's horizon ends it. `now` in ms.
 */
export function patientWindow(
  { zone }: Pick<Clinic, 'zone'>,
  { noticeMinutes, patientDays }: Limits,
  now: number,
): { readonly start: Instant; readonly end: Instant | null } {
  const after = patientDays === null ? null : plusDays(dateOf(now, zone), patientDays + 1);
  const start = instantOf(now + noticeMinutes * MINUTE);
  return { start, end: after === null ? null : instantOf(startOfDay(after, zone)) };
}

/** Decides whether a patient may have a start, as far as the service's notice and its days ahead say; `now` in ms. */
export function decideForPatient(
  clinic: Pick<Clinic, 'zone'>,
  service: Limits,
  start: Instant,
  now: number,
): Decision<null> {
  const window = patientWindow(clinic, service, now);
  if (msOf(start) < msOf(window.start)) return invalidAt('start', 'too-soon', { minutes: service.noticeMinutes });
  if (window.end !== null && start >= window.end)
    return invalidAt('start', 'beyond-horizon', { days: service.patientDays ?? 0 });
  return accept(null);
}
