// How many stand at one time on a schedule, and in which lane of the ledger one more is kept.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { type Interval, overlaps } from '#shared/time/interval.ts';
import { keepsTime } from './appointment-status.ts';

/**
 * The claims with a lane each: the lowest in which nothing taken shares their time on their schedule. Whether there may be
 * so many is decided before, by count; a lane is only where the ledger keeps them apart.
 */
export function inFreeLanes<T extends Claim>(claims: readonly T[], taken: readonly Claim[]): (T & { lane: number })[] {
  const placed: (T & { lane: number })[] = [];
  for (const claim of claims) placed.push({ ...claim, lane: freeLane(claim, [...taken, ...placed]) });
  return placed;
}

function freeLane(claim: Claim, others: readonly Claim[]): number {
  const used = new Set(others.filter((one) => sharesTime(one, claim)).map((one) => one.lane ?? 0));
  let lane = 0;
  while (used.has(lane)) lane += 1;
  return lane;
}

/**
 * How many lanes the ledger has for a claim: as many as it lets stand at one time. Closed time, and what was placed beyond
 * the count with a reason, stand in any lane: null.
 */
export function lanesFor({ capacity, beyond }: Claim): number | null {
  return beyond ? null : (capacity ?? null);
}

/** Whether a claim stands in a lane its schedule does not have for it, though its count allows it to be there. */
export function isAstray(claim: Claim): boolean {
  return (claim.lane ?? 0) >= (lanesFor(claim) ?? Infinity);
}

/**
 * Claims that share time with no others, laid anew: those that keep to a count first, in order of their start, so that each
 * finds one of its lanes free wherever the count allows it; then the rest.
 */
export function laidAnew<T extends Claim>(claims: readonly T[]): (T & { lane: number })[] {
  const inOrder = claims.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.owner.localeCompare(b.owner));
  const counted = inOrder.filter((one) => lanesFor(one) !== null);
  return inFreeLanes([...counted, ...inOrder.filter((one) => lanesFor(one) === null)], []);
}

/** Whether two claims are on one schedule and share time. */
export function sharesTime(a: Claim, b: Claim): boolean {
  return a.scheduleId === b.scheduleId && overlaps(timeOf(a), timeOf(b));
}

/** The time of a claim, in ms. */
export function timeOf({ startsAt, endsAt }: Pick<Claim, 'startsAt' | 'endsAt'>): Interval {
  return { start: msOf(startsAt), end: msOf(endsAt) };
}

type Timed = Pick<Appointment, 'start' | 'end' | 'bufferBefore' | 'bufferAfter' | 'capacity'>;

/** The time of an appointment or a hold as its claims have it: in ms, buffers included. */
export function countedOf({ start, end, bufferBefore, bufferAfter, capacity }: Timed): Counted {
  return { start: msOf(start) - bufferBefore * MINUTE, end: msOf(end) + bufferAfter * MINUTE, capacity };
}

/**
 * The times, in ms with buffers, that the appointments which keep theirs take on one schedule. Each lets as many stand as it
 * did when it was booked, or, of the services that are given, as they do today where that is fewer.
 */
export function timesOn(
  scheduleId: Id,
  appointments: readonly (Timed & Pick<Appointment, 'serviceId' | 'scheduleIds' | 'status'>)[],
  services: readonly Pick<Service, 'id' | 'capacity'>[] = [],
): Counted[] {
  const today = new Map(services.map(({ id, capacity }) => [id, capacity]));
  return appointments
    .filter((one) => keepsTime(one.status) && one.scheduleIds.includes(scheduleId))
    .map((one) => ({ ...countedOf(one), capacity: Math.min(one.capacity, today.get(one.serviceId) ?? Infinity) }));
}

/** The most times that share one moment of an interval: the 2 in “2 of 1”. */
export function mostAtOnce(times: readonly Interval[], within: Interval): number {
  return Math.max(0, ...momentsOf(within, times).map(({ there }) => there.length));
}

/** A time on one schedule, in ms, and how many it lets stand at one time, itself included; null lets nobody beside it. */
export type Counted = Interval & { readonly capacity: number | null };

/** The moments of an interval at which somebody begins, its own start first, with those who are there then. */
function momentsOf<T extends Interval>(within: Interval, times: readonly T[]): { at: number; there: T[] }[] {
  const sharing = times.filter((one) => overlaps(one, within));
  const starts = sharing.map(({ start }) => start).filter((start) => start > within.start);
  return [within.start, ...new Set(starts)].map((at) => ({
    at,
    there: sharing.filter((one) => one.start <= at && at < one.end),
  }));
}

/** The most of some who may stand at one time: what the strictest of them lets; where nobody is, as many as there like. */
export function strictest(some: readonly Pick<Counted, 'capacity'>[]): number {
  return Math.min(Infinity, ...some.map(({ capacity }) => capacity ?? 1));
}

/**
 * Of those who are there, all who stand at a moment at which one more may not: none of them exactly where there is room.
 * One more may stand where, itself included, there are never more than the strictest of all who are there lets stand.
 */
export function inTheWayOf<T extends Counted>(wanted: Interval, capacity: number, taken: readonly T[]): T[] {
  const full = momentsOf(wanted, taken).filter(({ there }) => there.length >= Math.min(capacity, strictest(there)));
  const stopping = new Set(full.flatMap(({ there }) => there));
  return taken.filter((one) => stopping.has(one));
}

/** Whether one more may stand on a schedule among those who are there. */
export function isRoomFor(wanted: Interval, capacity: number, taken: readonly Counted[]): boolean {
  return inTheWayOf(wanted, capacity, taken).length === 0;
}

/** How many more than the strictest of them lets stand share one moment of an interval, at most; 0 while there is room. */
export function mostBeyond(times: readonly Counted[], within: Interval): number {
  return Math.max(0, ...momentsOf(within, times).map(({ there }) => there.length - strictest(there)));
}

/** Of visits on one schedule, those that begin where as many as the strictest there lets stand already do. */
export function countBeyond(times: readonly Counted[]): number {
  const sorted = times.toSorted((a, b) => a.start - b.start);
  return sorted.filter((one, at) => {
    const there = sorted.slice(0, at).filter(({ end }) => end > one.start);
    return there.length >= strictest([one, ...there]);
  }).length;
}
