// How many stand at one time on a schedule, and in which lane of the ledger one more is kept.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { type Interval, overlaps } from '#shared/time/interval.ts';
import { keepsTime } from './appointment-status.ts';

/** How many a practitioner, a room or a device takes at one time, where no rule is left. */
export const CAPACITY = 1;

/**
 * The claims with a lane each: the lowest in which nothing taken shares their time on their schedule. Whether there may be
 * so many is decided before, by count; a lane is only where the ledger keeps them apart.
 */
export function inFreeLanes(claims: readonly Claim[], taken: readonly Claim[]): Claim[] {
  const placed: Claim[] = [];
  for (const claim of claims) placed.push({ ...claim, lane: freeLane(claim, [...taken, ...placed]) });
  return placed;
}

function freeLane(claim: Claim, others: readonly Claim[]): number {
  const used = new Set(others.filter((one) => sharesTime(one, claim)).map((one) => one.lane ?? 0));
  let lane = 0;
  while (used.has(lane)) lane += 1;
  return lane;
}

/** Whether two claims are on one schedule and share time. */
export function sharesTime(a: Claim, b: Claim): boolean {
  return a.scheduleId === b.scheduleId && overlaps(timeOf(a), timeOf(b));
}

/** The time of a claim, in ms. */
export function timeOf({ startsAt, endsAt }: Pick<Claim, 'startsAt' | 'endsAt'>): Interval {
  return { start: msOf(startsAt), end: msOf(endsAt) };
}

/** The time of an appointment as its claims have it: in ms, buffers included. */
type Timed = Pick<Appointment, 'scheduleIds' | 'status' | 'start' | 'end' | 'bufferBefore' | 'bufferAfter'>;

/** The times, in ms with buffers, that the appointments which keep theirs take on one schedule. */
export function timesOn(scheduleId: Id, appointments: readonly Timed[]): Interval[] {
  return appointments
    .filter((one) => keepsTime(one.status) && one.scheduleIds.includes(scheduleId))
    .map((one) => ({
      start: msOf(one.start) - one.bufferBefore * MINUTE,
      end: msOf(one.end) + one.bufferAfter * MINUTE,
    }));
}

/** The most times that share one moment of an interval: the 2 in “2 of 1”, against `CAPACITY`. */
export function mostAtOnce(times: readonly Interval[], within: Interval): number {
  const there = times.filter((one) => overlaps(one, within));
  const moments = [within.start, ...there.map(({ start }) => start).filter((start) => start > within.start)];
  return Math.max(0, ...moments.map((at) => there.filter((one) => one.start <= at && at < one.end).length));
}

/** A time on one schedule, in ms, and how many it lets stand at one time, itself included; null lets nobody beside it. */
export type Counted = Interval & { readonly capacity: number | null };

/**
 * Whether one more may stand on a schedule: at no moment of its time are there more than the strictest of all who are there
 * lets stand, itself included. Time whose capacity is null is nobody else's.
 */
export function isRoomFor(wanted: Interval, capacity: number, taken: readonly Counted[]): boolean {
  const there = taken.filter((one) => overlaps(one, wanted));
  const moments = [wanted.start, ...there.map(({ start }) => start).filter((start) => start > wanted.start)];
  return moments.every((at) => {
    const beside = there.filter((one) => one.start <= at && at < one.end);
    return beside.length < Math.min(capacity, ...beside.map((one) => one.capacity ?? 1));
  });
}

/** How many times of one schedule begin, in order, where as many as it takes already stand: visits beyond its capacity. */
export function countBeyond(times: readonly Interval[]): number {
  const sorted = times.toSorted((a, b) => a.start - b.start);
  return sorted.filter((one, at) => sorted.slice(0, at).filter(({ end }) => end > one.start).length >= CAPACITY).length;
}
