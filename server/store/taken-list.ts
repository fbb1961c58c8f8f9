// The time taken in one clinic, kept in order by schedule: put by owner, and asked for in a moment.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { claimSpan } from '#shared/rules/booking.ts';
import { timeOf } from '#shared/rules/capacity.ts';
import type { OfService } from '#shared/rules/daily-cap.ts';
import type { Taken } from '#shared/rules/free-times.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { firstStarting, type Interval } from '#shared/time/interval.ts';
import { LONGEST_CLAIM } from './claims.ts';

/** Time taken by one owner on one schedule; a hold's ends `until`, in ms. */
export type TakenTime = Taken & { readonly owner: Id; readonly capacity: number | null; readonly until: number | null };

/** All the time of one owner: a visit and a hold also say of which service they are, and when they start, in ms. */
export type Owned = {
  readonly owner: Id;
  readonly times: readonly TakenTime[];
  readonly of: { readonly serviceId: Id; readonly start: number } | null;
};

/** The time taken in a clinic that touches a window. */
export type TakenList = ReturnType<typeof makeTakenList>;

/** Makes a list that knows all that touches `window`, of what it is given; the rest it leaves out. */
export function makeTakenList(window: Interval) {
  const bySchedule = new Map<Id, TakenTime[]>();
  const byOwner = new Map<Id, Owned>();

  function drop(owner: Id): void {
    for (const time of byOwner.get(owner)?.times ?? []) {
      const list = bySchedule.get(time.scheduleId) ?? [];
      const at = list.indexOf(time, firstStarting(list, time.start));
      if (at >= 0) list.splice(at, 1);
    }
    byOwner.delete(owner);
  }

  /** What an owner has from now on, and nothing else; nothing at all when it has no time. */
  function put({ owner, times, of }: Owned): void {
    drop(owner);
    const mine = times.filter(({ start, end }) => end > window.start && start < window.end);
    if (mine.length === 0) return;
    byOwner.set(owner, { owner, times: mine, of });
    for (const time of mine) {
      const list = bySchedule.get(time.scheduleId) ?? [];
      bySchedule.set(time.scheduleId, list);
      list.splice(firstStarting(list, time.start), 0, time);
    }
  }

  return {
    window,
    put,

    /** What an event says of time that is taken. */
    hear(event: ClinicEvent): void {
      if ('appointment' in event) put(ofAppointment(event.appointment));
      else if ('hold' in event) put(ofHold(event.hold));
      else if ('closure' in event) put(ofClosure(event.closure));
    },

    /** What touches an interval on a schedule, by start; a hold past its time at `now` does not. */
    on(scheduleId: Id, within: Interval, now: number): TakenTime[] {
      const list = bySchedule.get(scheduleId) ?? [];
      const found: TakenTime[] = [];
      for (let at = firstStarting(list, within.start - LONGEST_CLAIM); at < list.length; at += 1) {
        const time = list[at];
        if (!time || time.start >= within.end) break;
        if (time.end > within.start && counts(time, now)) found.push(time);
      }
      return found;
    },

    /** The visits and holds of a service, for its daily cap. */
    ofService(serviceId: Id, now: number): OfService[] {
      return [...byOwner.values()].flatMap(({ owner, times, of }) => {
        const counted = of?.serviceId === serviceId && times.every((time) => counts(time, now));
        if (!counted) return [];
        return [{ owner, scheduleIds: times.map(({ scheduleId }) => scheduleId), start: instantOf(of.start) }];
      });
    },

    /** How many owners have time here. */
    size: () => byOwner.size,
  };
}

function counts({ until }: TakenTime, now: number): boolean {
  return until === null || until > now;
}

function ofAppointment(one: Appointment): Owned {
  const of = { serviceId: one.serviceId, start: msOf(one.start) };
  return { owner: one.id, times: keepsTime(one.status) ? timesOf(one, null) : [], of };
}

function ofHold(one: Hold): Owned {
  const of = { serviceId: one.serviceId, start: msOf(one.start) };
  return { owner: one.id, times: one.state === 'live' ? timesOf(one, msOf(one.until)) : [], of };
}

function timesOf(one: Appointment | Hold, until: number | null): TakenTime[] {
  const span = timeOf(claimSpan(one, one.start, one.end));
  return one.scheduleIds.map((scheduleId) => ({ ...span, scheduleId, owner: one.id, capacity: one.capacity, until }));
}

/** Closed time in pieces no longer than any other claim, so that looking back is short. */
function ofClosure({ id: owner, scheduleId, start, end, active }: Closure): Owned {
  const times: TakenTime[] = [];
  for (let at = msOf(start); active && at < msOf(end); at += DAY)
    times.push({ start: at, end: Math.min(at + DAY, msOf(end)), scheduleId, owner, capacity: null, until: null });
  return { owner, times, of: null };
}
