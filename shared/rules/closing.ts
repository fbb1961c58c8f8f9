// Whether time on a schedule may be closed: its limits, who is in the way, whom it keeps, and the claims that close it.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { DAY, type Instant, instantOf, msOf } from '#shared/time/instant.ts';
import { type Interval, overlaps } from '#shared/time/interval.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { isAligned } from './availability.ts';
import { takenBy } from './booking.ts';
import { inFreeLanes, timeOf } from './capacity.ts';
import { isPromised } from './choosing.ts';
import { conflictNaming } from './conflict.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import { isKeptAt, keptTimes } from './kept-visits.ts';

/** The longest time that is closed at once, in days. */
export const LONGEST_CLOSURE_DAYS = 366;
type Span = { readonly start: Instant; readonly end: Instant };

/** Decides start and end against the clinic’s grid, its past and its horizon; `now` in ms. */
export function decideClosedTime(clinic: Clinic, { start, end }: Span, now: number): Decision<null> {
  const [from, to] = [msOf(start), msOf(end)];
  const [days, minutes] = [{ days: LONGEST_CLOSURE_DAYS }, { minutes: clinic.gridMinutes }];
  // An hour more, so that a year in which a clock is set back once is one.
  if (to <= from || to > from + LONGEST_CLOSURE_DAYS * DAY + DAY / 24) return invalidAt('end', 'window', days);
  if (!isAligned(from, clinic.gridMinutes, clinic.zone)) return invalidAt('start', 'unaligned', minutes);
  if (!isAligned(to, clinic.gridMinutes, clinic.zone)) return invalidAt('end', 'unaligned', minutes);
  if (from < now - clinic.backdateDays * DAY) return invalidAt('start', 'past', { days: clinic.backdateDays });
  if (from >= now + clinic.horizonDays * DAY) return invalidAt('start', 'beyond-horizon', { days: clinic.horizonDays });
  return accept(null);
}

/** What closing is decided on: the claims that share time with it on its schedule, and the visits among their owners. */
export type ClosingFacts = {
  readonly zone: string;
  readonly taken: readonly Claim[];
  readonly visits: readonly Appointment[];
};

/** Of the visits that share time with a closure those it shall keep, each with the time it has. */
export function keptOf(keep: readonly Id[], visits: readonly Appointment[]): Closure['kept'] {
  return visits.filter(({ id }) => keep.includes(id)).map(({ id, start, end }) => ({ appointmentId: id, start, end }));
}

/**
 * Decides whether a closure may stand, with the claims that close its time. Visits in it that it does not keep where they
 * are come as a conflict which names them; time that is promised to somebody is taken.
 */
export function decideClosing(closure: Closure, { zone, taken, visits }: ClosingFacts): Decision<Claim[]> {
  const promised = taken.filter(isPromised);
  if (promised.length > 0) return takenBy(promised);
  const isKept = (visit: Appointment) => isKeptAt(keptTimes([closure], visit.id), { owner: closure.id }, visit);
  const stopping = visits.filter((visit) => !isKept(visit));
  return stopping.length === 0 ? accept(closureClaims(closure, zone, taken)) : conflictNaming(stopping);
}

/** The claims of a closure: one for each local day it touches, in the lowest lane that is free the whole of that part. */
export function closureClaims(closure: Closure, zone: string, taken: readonly Claim[]): Claim[] {
  const others = taken
    .filter(({ scheduleId }) => scheduleId === closure.scheduleId)
    .map((claim) => ({ claim, time: timeOf(claim) }));
  return partsByDay({ start: msOf(closure.start), end: msOf(closure.end) }, zone).flatMap((part) => {
    const beside = others.filter(({ time }) => overlaps(time, part)).map(({ claim }) => claim);
    const { id: owner, scheduleId } = closure;
    const span = { startsAt: instantOf(part.start), endsAt: instantOf(part.end) };
    return inFreeLanes([{ scheduleId, ...span, kind: 'closure', owner }], beside);
  });
}

/** A time in ms cut at each local midnight within it. */
function partsByDay({ start, end }: Interval, zone: string): Interval[] {
  const parts: Interval[] = [];
  for (let at = start; at < end;) {
    const midnight = startOfDay(plusDays(dateOf(at, zone), 1), zone);
    parts.push({ start: at, end: Math.min(midnight, end) });
    at = midnight;
  }
  return parts;
}
