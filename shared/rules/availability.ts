// When a service could start: one pure function over weekly hours and the time already taken.
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { instantOf, MINUTE } from '#shared/time/instant.ts';
import { contains, intersect, type Interval, overlaps, union } from '#shared/time/interval.ts';
import { offsetAt } from '#shared/time/zone.ts';
import type { Alternative } from './decision.ts';
import { type DaysOf, openHours } from './opening.ts';

/** Time taken on one schedule, buffers included, in milliseconds. */
export type Taken = Interval & { readonly scheduleId: Id };

/** What an answer about free time needs to know. */
export type FreeTimeFacts = {
  readonly clinic: DaysOf;
  readonly service: Service;
  readonly schedules: readonly Schedule[];
  readonly taken: readonly Taken[];
};

/** A search for free time: instants in ms, minutes whole; `scheduleIds` narrows each need it names. */
export type FreeTimeAsk = {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly durationMinutes?: number;
  readonly scheduleIds?: readonly Id[];
};

/** The schedules that can serve each need of a service, in settings order, narrowed to `only` where it names any. */
export function ableFor(service: Service, schedules: readonly Schedule[], only: readonly Id[] = []): Schedule[][] {
  return service.needs.map((need) => {
    const able = schedules.filter(
      (one) => one.active && one.kind === need.kind && (need.among === null || need.among.includes(one.id)),
    );
    const named = able.filter((one) => only.includes(one.id));
    return named.length > 0 ? named : able;
  });
}

/** Every start at which a service is free in [from, to), earliest first, then in settings order. */
export function freeStarts(facts: FreeTimeFacts, ask: FreeTimeAsk): Alternative[] {
  const { service } = facts;
  const { zone } = facts.clinic;
  const duration = (ask.durationMinutes ?? service.durationMinutes) * MINUTE;
  const span = { start: ask.from, end: ask.to + duration };
  const isFree = freeCheck(facts, span, duration);
  const [first = [], ...others] = ableFor(service, facts.schedules, ask.scheduleIds);
  const open = first.flatMap((one) => openHours(one, facts.clinic, span));
  const found: Alternative[] = [];
  for (const at of stepsWithin(intersect(open, [{ start: ask.from, end: ask.to }]), service.startEvery, zone)) {
    for (const one of first) {
      if (found.length >= ask.limit) return found;
      if (!isFree(one, at)) continue;
      const rest = others.map((able) => able.find((other) => isFree(other, at)));
      const chosen = [one, ...rest.filter((other) => other !== undefined)];
      if (chosen.length <= others.length) continue;
      found.push({ scheduleIds: chosen.map(({ id }) => id), start: instantOf(at), end: instantOf(at + duration) });
    }
  }
  return found;
}

/** The instants in sorted intervals whose local time is a multiple of `step` minutes: closed time costs nothing. */
function* stepsWithin(intervals: readonly Interval[], step: number, zone: string): Generator<number> {
  for (const { start, end } of intervals) {
    for (let at = alignUp(start, step, zone); at < end; at = alignUp(at + 1, step, zone)) yield at;
  }
}

type Check = (schedule: Schedule, start: number) => boolean;

/** Answers whether a schedule is open for a visit of `duration` ms and free for it with the service's buffers. */
export function freeCheck(facts: FreeTimeFacts, within: Interval, duration: number): Check {
  const before = facts.service.bufferBefore * MINUTE;
  const after = facts.service.bufferAfter * MINUTE;
  const taken = Map.groupBy(facts.taken, (one) => one.scheduleId);
  const open = kept((schedule) => openHours(schedule, facts.clinic, within));
  const busy = kept((schedule) => union(taken.get(schedule.id) ?? []));
  return (schedule, start) => {
    const visit = { start, end: start + duration };
    const claim = { start: visit.start - before, end: visit.end + after };
    return open(schedule).some((hours) => contains(hours, visit)) && !touchesAny(busy(schedule), claim);
  };
}

function kept(of: (schedule: Schedule) => Interval[]): (schedule: Schedule) => Interval[] {
  const known = new Map<Id, Interval[]>();
  return (schedule) => {
    const list = known.get(schedule.id) ?? of(schedule);
    known.set(schedule.id, list);
    return list;
  };
}

/** Whether an interval overlaps one of a sorted, disjoint list: found by halving, a busy month has thousands. */
function touchesAny(list: readonly Interval[], span: Interval): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((list[middle]?.end ?? Infinity) <= span.start) low = middle + 1;
    else high = middle;
  }
  const next = list[low];
  return next !== undefined && overlaps(next, span);
}

/**
 * The first instant at or after `ms` whose local time is a multiple of `step` minutes from local midnight. Looks again
 * at midnight and at every half hour, where a day starts anew and clocks change.
 */
export function alignUp(ms: number, step: number, zone: string): number {
  let at = Math.ceil(ms / MINUTE) * MINUTE;
  for (;;) {
    const local = minuteOfDay(at, zone);
    const off = local % step;
    if (off === 0) return at;
    at += Math.min(step - off, 1440 - local, 30 - ((at / MINUTE) % 30)) * MINUTE;
  }
}

function minuteOfDay(ms: number, zone: string): number {
  const local = ms / MINUTE + offsetAt(ms, zone);
  return ((local % 1440) + 1440) % 1440;
}

/** Whether an instant lies on the clinic's grid, counted from the local hour, with no seconds. */
export function isAligned(ms: number, gridMinutes: number, zone: string): boolean {
  return ms % MINUTE === 0 && (minuteOfDay(ms, zone) % 60) % gridMinutes === 0;
}
