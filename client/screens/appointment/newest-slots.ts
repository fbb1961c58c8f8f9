// What this screen knows of free times before the list it follows does: own bookings above all, and what came a moment ago.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { plusMinutes } from '#shared/time/instant.ts';

/** What can be in the way. */
export type Standing = Pick<Appointment, 'scheduleIds' | 'start' | 'end' | 'bufferBefore' | 'bufferAfter'>;

type Picture = {
  readonly booked: readonly Appointment[];
  readonly holds: readonly Hold[];
  /** Visits of the picture that rest on commands of this desk that have no answer yet. */
  readonly own: readonly Appointment[];
};

/**
 * What stands in the picture and cannot be in a list that was true at `version`: own changes that have no answer, and
 * visits and other people’s holds of later versions. Of visits several may have at once only the server knows whether
 * there is place for one more.
 */
export function newsOf(
  { booked, holds, own }: Picture,
  { version, callerId, except }: { readonly version: number; readonly callerId: Id; readonly except: Id | undefined },
): readonly Standing[] {
  const visits = booked.filter(
    (one) => (own.includes(one) || one.version > version) && one.id !== except && one.capacity === 1,
  );
  return [
    ...visits.filter(({ status }) => keepsTime(status)),
    ...holds.filter((one) => one.memberId !== callerId && one.version > version && one.capacity === 1),
  ];
}

/** Whether a booked visit or a hold, with its buffers, overlaps a slot on one of its schedules. */
export function isInTheWay(one: Standing, slot: Alternative): boolean {
  const from = plusMinutes(one.start, -one.bufferBefore);
  const to = plusMinutes(one.end, one.bufferAfter);
  return from < slot.end && slot.start < to && one.scheduleIds.some((id) => slot.scheduleIds.includes(id));
}

type Asked = {
  readonly scheduleIds: readonly Id[];
  readonly schedules: readonly Pick<Schedule, 'id' | 'kind'>[];
  /** The stretch that starts may lie in. */
  readonly from: string;
  readonly to: string;
};

/** Of an answer what fits a question that may be another: the time, and one of those named of each kind. */
export function lastly(found: readonly Alternative[], { scheduleIds, schedules, from, to }: Asked): Alternative[] {
  const named = schedules.filter(({ id }) => scheduleIds.includes(id));
  const kinds = [...Map.groupBy(named, ({ kind }) => kind).values()];
  return found.filter(
    (slot) =>
      from <= slot.start &&
      slot.start < to &&
      kinds.every((anyOf) => anyOf.some(({ id }) => slot.scheduleIds.includes(id))),
  );
}

/** The server offers nobody time on hold; whoever holds it may of course have it. */
export function withOwn(
  found: readonly Alternative[],
  holds: readonly Hold[],
  asked: Asked & { readonly serviceId: Id; readonly callerId: Id },
): readonly Alternative[] {
  const own = holds.filter((one) => one.memberId === asked.callerId && one.serviceId === asked.serviceId);
  const missing = own.filter(
    ({ start, scheduleIds }) =>
      !found.some((slot) => slot.start === start && mainOf(slot.scheduleIds, asked) === mainOf(scheduleIds, asked)),
  );
  const slots = lastly(
    missing.map(({ start, end, scheduleIds }) => ({ start, end, scheduleIds })),
    asked,
  );
  return slots.length === 0 ? found : [...found, ...slots].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** Whom a visit is with, or what it is on where it is with nobody. */
function mainOf(ids: readonly Id[], { schedules }: Pick<Asked, 'schedules'>): Id | undefined {
  return ids.find((id) => schedules.some((one) => one.id === id && one.kind === 'practitioner')) ?? ids[0];
}
