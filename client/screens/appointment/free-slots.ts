// Free times of a day as the server finds them, thinned by what has been booked or held since.
import { useMemo } from 'react';
import { useCalendar, useHolds } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useCaller } from '#client/screens/session.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { DAY, instantOf, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { plusDays, startOfDay } from '#shared/time/zone.ts';

/** What is looked for. `days` whole days from `date` on; `except` is an appointment that may stand in its own way. */
export type SlotWish = {
  readonly serviceId: Id;
  readonly scheduleIds: readonly Id[];
  readonly date: string;
  readonly days?: number;
  readonly durationMinutes: number;
  readonly zone: string;
  readonly except?: Id;
};

/** What can be in the way. */
type Standing = Pick<Appointment, 'scheduleIds' | 'start' | 'end' | 'bufferBefore' | 'bufferAfter'>;

/** The answer, earliest first; `isKnown` is false until there is one. */
export type FreeSlots = {
  readonly slots: readonly Alternative[];
  readonly isKnown: boolean;
  readonly isFailed: boolean;
};

const MOST = 200;
/** So long before a window an appointment may have begun that reaches into it, in ms. */
const REACH = DAY / 2;

/** The free times from now on; those of a longer visit than usual are checked against the picture. */
export function useFreeSlots(wish: SlotWish): FreeSlots {
  const { serviceId, zone, date, days = 1 } = wish;
  const window = useMemo(() => windowOf(date, days, zone), [date, days, zone]);
  const isAskable = serviceId !== '' && window.from < window.to;
  const named = wish.scheduleIds.length === 0 ? {} : { scheduleIds: [...wish.scheduleIds] };
  const found = useReading('slot.find', isAskable ? { serviceId, ...named, ...window, limit: MOST } : null, {
    delayMs: 80,
  });
  const near = useMemo(
    () => ({ from: instantOf(msOf(window.from) - REACH), to: instantOf(msOf(window.to) + REACH) }),
    [window],
  );
  const booked = useCalendar(near);
  const holds = useHolds(near);
  const { id: callerId } = useCaller();
  const { durationMinutes, except, scheduleIds } = wish;
  const slots = useMemo(() => {
    const visits = booked.filter((one) => one.id !== except && keepsTime(one.status));
    const busy = [...visits, ...holds.filter(({ memberId }) => memberId !== callerId)];
    // While a new answer is awaited the one before is still here: of it only what fits the new question.
    const fitting = withOwn(found.value ?? [], holds, { serviceId, callerId }).filter((slot) =>
      isAsked(slot, scheduleIds, window),
    );
    const lasting = fitting.map((slot) => ({ ...slot, end: plusMinutes(slot.start, durationMinutes) }));
    return lasting.filter((slot) => !busy.some((one) => isInTheWay(one, slot)));
  }, [found.value, booked, holds, serviceId, callerId, durationMinutes, except, scheduleIds, window]);
  const isKnown = !isAskable || found.state === 'here';
  return { slots: isAskable ? slots : [], isKnown, isFailed: found.state === 'failed' };
}

/** Whether a booked visit or a hold, with its buffers, overlaps a slot on one of its schedules. */
export function isInTheWay(one: Standing, slot: Alternative): boolean {
  const from = plusMinutes(one.start, -one.bufferBefore);
  const to = plusMinutes(one.end, one.bufferAfter);
  return from < slot.end && slot.start < to && one.scheduleIds.some((id) => slot.scheduleIds.includes(id));
}

/** The server offers nobody time on hold; whoever holds it may of course have it. */
function withOwn(
  found: readonly Alternative[],
  holds: readonly Hold[],
  { serviceId, callerId }: { readonly serviceId: Id; readonly callerId: Id },
): readonly Alternative[] {
  const own = holds.filter((one) => one.memberId === callerId && one.serviceId === serviceId);
  const missing = own.filter(({ start }) => !found.some((slot) => slot.start === start));
  const slots = missing.map(({ start, end, scheduleIds }) => ({ start, end, scheduleIds }));
  return slots.length === 0 ? found : [...found, ...slots].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function isAsked(slot: Alternative, scheduleIds: readonly Id[], { from, to }: { from: string; to: string }): boolean {
  return from <= slot.start && slot.start < to && scheduleIds.every((id) => slot.scheduleIds.includes(id));
}

/** From the next whole minute, or the day's beginning, to the end of the last day. */
function windowOf(date: string, days: number, zone: string): { from: string; to: string } {
  const soonest = Math.ceil(clinicNow() / MINUTE) * MINUTE;
  const from = Math.max(startOfDay(date, zone), soonest);
  return { from: instantOf(from), to: instantOf(startOfDay(plusDays(date, days), zone)) };
}
