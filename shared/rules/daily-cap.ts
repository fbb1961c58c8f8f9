// How many visits of a service a practitioner has on a local day, and what is in the way once that is as many as may be.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { type Instant, instantOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import type { Obstacle } from './choosing.ts';

/** A visit or a hold of a service: who it is, where, and when it starts, which is the day it counts on. */
export type OfService = { readonly owner: Id; readonly scheduleIds: readonly Id[]; readonly start: Instant };

/** The local day of an instant, in ms: from its first moment to that of the next. */
export function dayOf(at: Instant | number, zone: string): Interval {
  const date = dateOf(at, zone);
  return { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) };
}

/** A visit of a service with a practitioner first; of one that is about to move, all that is known of where it was. */
type OnDay = { readonly serviceId?: Id; readonly scheduleIds?: readonly Id[]; readonly start: Instant };

/** Whether a visit that moves stays with its practitioner on its day, and so is counted there already. */
export function staysOnDay({ zone }: Pick<Clinic, 'zone'>, before: OnDay, after: Required<OnDay>): boolean {
  const isSame = before.serviceId === after.serviceId && before.scheduleIds?.[0] === after.scheduleIds[0];
  return isSame && dateOf(before.start, zone) === dateOf(after.start, zone);
}

/** What the cap of a service says of one more at `start`, which `ofService` does not count: the day that is full, or null. */
export function fullDay(
  { zone }: Pick<Clinic, 'zone'>,
  service: Pick<Service, 'id' | 'dailyCap'>,
  { scheduleId, start }: { readonly scheduleId: Id; readonly start: Instant },
  ofService: readonly OfService[],
): Obstacle | null {
  if (service.dailyCap === null) return null;
  const day = dayOf(start, zone);
  const [startsAt, endsAt] = [instantOf(day.start), instantOf(day.end)];
  const there = ofService.filter(
    (one) => one.scheduleIds.includes(scheduleId) && one.start >= startsAt && one.start < endsAt,
  );
  if (there.length < service.dailyCap) return null;
  return { scheduleId, startsAt, endsAt, kind: 'daily-cap', owner: service.id };
}
