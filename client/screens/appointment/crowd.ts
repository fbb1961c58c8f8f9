// How many visits there would be at once: what a slot leaves of the rules of capacity, schedule by schedule.
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { countedOf, inTheWayOf, mostAtOnce, strictest, timesOn } from '#shared/rules/capacity.ts';
import { fullDay } from '#shared/rules/daily-cap.ts';
import type { Interval } from '#shared/time/interval.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';

/** A slot somebody thinks of; its service's buffers count too. */
export type Thought = {
  readonly serviceId: Id;
  readonly scheduleIds: readonly Id[];
  readonly start: string;
  readonly durationMinutes: number;
  /** An appointment that cannot be in its own way. */
  readonly except?: Id;
};

/** A schedule that would have more visits at once than it takes, which is `most`; `visits` counts the thought of one too. */
export type Crowd = { readonly schedule: Schedule; readonly visits: number; readonly most: number };

/** The time a slot would claim, in ms, buffers included. */
export function claimOf({ serviceId, start, durationMinutes }: Thought, { services }: Settings): Interval {
  const service = services.find(({ id }) => id === serviceId);
  const visit = { start: msOf(start), end: msOf(start) + durationMinutes * MINUTE };
  return {
    start: visit.start - (service?.bufferBefore ?? 0) * MINUTE,
    end: visit.end + (service?.bufferAfter ?? 0) * MINUTE,
  };
}

/** The named schedules that would be crowded, beside these appointments. */
export function crowdsAt(thought: Thought, near: readonly Appointment[], settings: Settings): Crowd[] {
  const within = claimOf(thought, settings);
  const others = near.filter(({ id }) => id !== thought.except);
  const named = settings.schedules.filter(({ id }) => thought.scheduleIds.includes(id));
  const capacity = settings.services.find(({ id }) => id === thought.serviceId)?.capacity ?? 1;
  return named.flatMap((schedule) => {
    const there = timesOn(schedule.id, others);
    const full = inTheWayOf(within, capacity, there);
    if (full.length === 0) return [];
    return [{ schedule, visits: mostAtOnce(there, within) + 1, most: Math.min(capacity, strictest(full)) }];
  });
}

/** The visits and holds that leave a slot no room: none of a group that has place for one more. */
export function stoppingAt<T extends Appointment | Hold>(
  thought: Thought,
  near: readonly T[],
  settings: Settings,
): readonly T[] {
  const within = claimOf(thought, settings);
  const capacity = settings.services.find(({ id }) => id === thought.serviceId)?.capacity ?? 1;
  const there = near.filter((one) => one.id !== thought.except && (!('status' in one) || keepsTime(one.status)));
  const stopping = thought.scheduleIds.flatMap((scheduleId) => {
    const own = there.filter((one) => one.scheduleIds.includes(scheduleId));
    return inTheWayOf(
      within,
      capacity,
      own.map((one) => ({ ...countedOf(one), one })),
    ).map(({ one }) => one);
  });
  return near.filter((one) => stopping.includes(one));
}

/** The practitioner whose day has as many of the service as it may, `most`; null where one more fits, or it is counted already. */
export type FullDay = { readonly schedule: Schedule; readonly most: number };

/** Whether the day of a slot is full, by the visits and holds of it. */
export function fullDayAt(
  thought: Thought,
  ofDay: readonly (Appointment | Hold)[],
  { clinic, schedules, services }: Settings,
): FullDay | null {
  const service = services.find(({ id }) => id === thought.serviceId);
  const schedule = schedules.find(({ id, kind }) => kind === 'practitioner' && thought.scheduleIds.includes(id));
  if (!schedule || !service || service.dailyCap === null) return null;
  const same = ofDay.filter((one) => one.serviceId === service.id && (!('status' in one) || keepsTime(one.status)));
  // A visit that stays on its day counts there already.
  const stays = same.some(({ id, scheduleIds }) => id === thought.except && scheduleIds.includes(schedule.id));
  const others = same.map(({ id, scheduleIds, start }) => ({ owner: id, scheduleIds, start }));
  const full = fullDay(clinic, service, { scheduleId: schedule.id, start: thought.start }, others);
  return full && !stays ? { schedule, most: service.dailyCap } : null;
}

/** The closed times a slot would lie in; a visit that stays in one is not kept out while it keeps within its time there. */
export function shutAt(thought: Thought, closures: readonly Closure[], settings: Settings): Closure[] {
  const claim = claimOf(thought, settings);
  const [start, end] = [instantOf(claim.start), instantOf(claim.end)];
  const visitEnd = instantOf(msOf(thought.start) + thought.durationMinutes * MINUTE);
  const stays = ({ kept }: Closure) =>
    kept.some((one) => one.appointmentId === thought.except && one.start <= thought.start && visitEnd <= one.end);
  return closures.filter(
    (one) => thought.scheduleIds.includes(one.scheduleId) && one.start < end && start < one.end && !stays(one),
  );
}
