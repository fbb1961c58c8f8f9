// Reads what a search for free time needs to know of the ledger.
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import type { FreeTimeFacts } from '#shared/rules/availability.ts';
import { freeTimeFacts } from '#shared/rules/booking.ts';
import { lengthOf } from '#shared/rules/free-times.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { claimsWithin } from './claims.ts';
import { standingOfService } from './of-service.ts';
import type { Tx } from './open.ts';

/** All the time, in ms, that a visit of a service which starts in [from, to) could claim. */
export function claimWindow(service: Service, { start, end }: Interval, durationMinutes?: number): Interval {
  const { before, lasts, after } = lengthOf(service, durationMinutes);
  return { start: start - before, end: end + lasts + after };
}

/** The whole local days that a time touches: what a cap on the visits of a day counts in. */
export function wholeDays({ start, end }: Interval, zone: string): Interval {
  return { start: startOfDay(dateOf(start, zone), zone), end: startOfDay(plusDays(dateOf(end, zone), 1), zone) };
}

/** What is looked at: the schedules it is `among`, the time of all claims in ms, and the moment `at`; `except` owners are left out. */
export type FreeTimeRead = {
  readonly settings: Settings;
  readonly service: Service;
  readonly among: readonly Id[];
  readonly claims: Interval;
  readonly at: number;
  readonly except?: readonly Id[];
};

/** The facts of a search: who has time there, and where the service has a daily cap the others of it on those days. */
export async function readFreeTime(
  tx: Tx,
  clinicId: Id,
  { settings, service, among, claims, at, except = [] }: FreeTimeRead,
): Promise<FreeTimeFacts> {
  const { clinic, schedules } = settings;
  const now = instantOf(at);
  const window = { from: instantOf(claims.start), to: instantOf(claims.end), now };
  const taken = await claimsWithin(tx, clinicId, among, window);
  const whole = wholeDays(claims, clinic.zone);
  const days = { from: instantOf(whole.start), to: instantOf(whole.end), now };
  const ofService = service.dailyCap === null ? [] : await standingOfService(tx, clinicId, service.id, days);
  const isOther = ({ owner }: { readonly owner: Id }) => !except.includes(owner);
  const [others, counted] = [taken.filter(isOther), ofService.filter(isOther)];
  return freeTimeFacts({ clinic, service, schedules, taken: others, ofService: counted });
}
