// On one schedule: when one more visit may not stand, and so at which moments it may start. Lists are sorted and disjoint.
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { type Interval, subtract, union } from '#shared/time/interval.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { strictest } from './capacity.ts';
import type { OfService } from './daily-cap.ts';

/**
 * Time taken on one schedule, buffers included, in ms. `capacity` is how many it lets stand at one time, itself included:
 * one where that is null or not said. `owner` is what uses it.
 */
export type Taken = Interval & {
  readonly scheduleId: Id;
  readonly capacity?: number | null;
  readonly owner?: Id;
};

/** Time on one schedule, in ms. */
export type ScheduleTime = Interval & { readonly scheduleId: Id };

/** How long a visit is, in ms: from its start, and the buffers around it. */
export type Length = { readonly before: number; readonly lasts: number; readonly after: number };

/** The length of a visit of a service, the service's own unless another is asked for. */
export function lengthOf(service: Service, minutes: number = service.durationMinutes): Length {
  return {
    before: service.bufferBefore * MINUTE,
    lasts: minutes * MINUTE,
    after: service.bufferAfter * MINUTE,
  };
}

/**
 * The time of one schedule in which nobody more may stand whose service lets `capacity` stand: where there are as many as
 * the strictest of all lets. What is taken comes by start.
 */
export function fullTimes(taken: readonly Taken[], capacity: number): Interval[] {
  if (capacity === 1 || taken.every((one) => (one.capacity ?? 1) === 1)) return union(taken);
  const bounds = [...new Set(taken.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const full: Interval[] = [];
  let there: Taken[] = [];
  let next = 0;
  bounds.forEach((at, index) => {
    there = there.filter(({ end }) => end > at);
    for (let one = taken[next]; one && one.start <= at; one = taken[next]) {
      if (one.end > at) there.push(one);
      next += 1;
    }
    const counted = there.map((one) => ({ capacity: one.capacity ?? 1 }));
    if (there.length >= Math.min(capacity, strictest(counted))) full.push({ start: at, end: bounds[index + 1] ?? at });
  });
  return union(full);
}

/** The moments, to the ms, at which a visit may start: it lies whole in one open time, and what it claims in none that is full. */
export function startTimes(
  open: readonly Interval[],
  full: readonly Interval[],
  { before, lasts, after }: Length,
): Interval[] {
  const starts = open.map(({ start, end }) => ({ start, end: end - lasts + 1 }));
  const cuts = full.map(({ start, end }) => ({ start: start - lasts - after + 1, end: end + before }));
  return subtract(starts, cuts);
}

/** The days of each schedule, as time, on which it has as many visits of a service as the service lets it have. */
export function fullDays(
  { dailyCap }: Pick<Service, 'dailyCap'>,
  zone: string,
  ofService: readonly OfService[],
): ScheduleTime[] {
  if (dailyCap === null) return [];
  const days = Map.groupBy(
    ofService.flatMap(({ scheduleIds, start }) =>
      scheduleIds.map((id) => ({ scheduleId: id, date: dateOf(start, zone) })),
    ),
    ({ scheduleId, date }) => `${scheduleId} ${date}`,
  );
  return [...days.values()].flatMap((some) => {
    const [one] = some;
    if (!one || some.length < dailyCap) return [];
    const { scheduleId, date } = one;
    return [{ scheduleId, start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) }];
  });
}
