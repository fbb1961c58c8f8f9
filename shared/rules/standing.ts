// How schedules stand at the time of a visit: who is there, what leaves it no room, and which of them serve it best.
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { type Instant, msOf, plusMinutes } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { inTheWayOf, timeOf } from './capacity.ts';
import { bestFirst, busyMinutes, type Candidate, type Obstacle } from './choosing.ts';
import { dayOf, fullDay, type OfService, staysOnDay } from './daily-cap.ts';
import { isKeptAt, type KeptTime } from './kept-visits.ts';
import { type DaysOf, isOpen } from './opening.ts';

type Buffers = { readonly bufferBefore: number; readonly bufferAfter: number };

/** The time a visit claims: from its start less the buffer before to its end and the buffer after. */
export function claimSpan(buffers: Buffers, start: Instant, end: Instant): { startsAt: Instant; endsAt: Instant } {
  return { startsAt: plusMinutes(start, -buffers.bufferBefore), endsAt: plusMinutes(end, buffers.bufferAfter) };
}

/** The time of a visit, and where it is moved the slot it had. */
export type VisitTime = {
  readonly start: Instant;
  readonly end: Instant;
  readonly before?: { readonly start: Instant; readonly scheduleIds?: readonly Id[]; readonly serviceId?: Id };
};

/**
 * What standing is judged by: who uses the time, what closures leave to the visit itself, and, asked for where the service
 * has a daily cap, the others of it on that day.
 */
export type Standing = {
  readonly clinic: Pick<Clinic, 'zone'>;
  readonly service: Buffers & Pick<Service, 'id' | 'capacity' | 'dailyCap'>;
  readonly taken: readonly Claim[];
  readonly kept?: readonly KeptTime[];
  readonly ofService?: readonly OfService[];
};

/**
 * Those who could serve each need at the time of a visit, the best first. The practitioner of a group decides which it is:
 * a room or a device is joined only where the same group has it.
 */
export function rankedAt(
  facts: Standing & { readonly clinic: DaysOf },
  able: readonly (readonly Schedule[])[],
  visit: VisitTime & { readonly overridden: boolean },
): Candidate[][] {
  const claims = Map.groupBy(facts.taken, (one) => one.scheduleId);
  const day = dayOf(visit.start, facts.clinic.zone);
  const span = { start: msOf(visit.start), end: msOf(visit.end) };
  let group: ReadonlySet<Id> | null = null;
  return able.map((schedules, need) => {
    const standing = schedules.map((schedule) => {
      const own = claims.get(schedule.id) ?? [];
      const beside = besideAt(own, facts, visit);
      const joined = groupAt(beside, facts, visit).filter((owner) => group === null || group.has(owner));
      const weighed = schedule.kind === 'practitioner' && schedules.length > 1;
      const candidate: Candidate = {
        schedule,
        open: isOpen(schedule, facts.clinic, span),
        inTheWay: obstaclesAmong(beside, facts, { scheduleId: schedule.id, need }, visit),
        company: joined.length > 0 ? 'joins' : beside.length === 0 ? 'alone' : 'beside',
        busyMinutes: weighed ? busyMinutes(own, day) : 0,
      };
      return { candidate, joined };
    });
    const candidates = standing.map(({ candidate }) => candidate);
    const ranked = bestFirst(candidates, visit.overridden);
    group ??= new Set(standing.find(({ candidate }) => candidate === ranked[0])?.joined);
    return ranked;
  });
}

/** One schedule of a visit, and which need of the service it serves: the first is for the practitioner. */
type Serving = { readonly scheduleId: Id; readonly need: number };

/** What keeps a visit off one of its schedules. */
export function obstaclesOf(facts: Standing, serving: Serving, visit: VisitTime): Obstacle[] {
  const own = facts.taken.filter((one) => one.scheduleId === serving.scheduleId);
  return obstaclesAmong(besideAt(own, facts, visit), facts, serving, visit);
}

function obstaclesAmong(beside: readonly Claim[], facts: Standing, serving: Serving, visit: VisitTime): Obstacle[] {
  const asked = timeOf(claimSpan(facts.service, visit.start, visit.end));
  const counted = beside.map((claim) => ({ ...timeOf(claim), capacity: claim.capacity ?? null, claim }));
  const stopping = inTheWayOf(asked, facts.service.capacity, counted).map(({ claim }) => claim);
  const full = serving.need === 0 ? fullDayOf(facts, serving.scheduleId, visit) : null;
  return full ? [...stopping, full] : stopping;
}

/** The day of a practitioner that has as many of the service as it may. A visit that stays on its day was counted when it was booked. */
function fullDayOf({ clinic, service, ofService = [] }: Standing, scheduleId: Id, { start, before }: VisitTime) {
  const here = { serviceId: service.id, scheduleIds: [scheduleId], start };
  if (before && staysOnDay(clinic, before, here)) return null;
  return fullDay(clinic, service, { scheduleId, start }, ofService);
}

/** Who shares time with what a visit would claim, but for closures that keep it there. */
function besideAt(claims: readonly Claim[], { service, kept = [] }: Standing, visit: VisitTime): Claim[] {
  const asked = timeOf(claimSpan(service, visit.start, visit.end));
  return claims.filter((one) => overlaps(timeOf(one), asked) && !isKeptAt(kept, one, visit));
}

/** The owners of a group that runs at exactly the time of a visit: each of them lets several stand, as the visit does. */
function groupAt(beside: readonly Claim[], { service }: Standing, visit: VisitTime): Id[] {
  const { startsAt, endsAt } = claimSpan(service, visit.start, visit.end);
  const same = beside.filter((one) => one.startsAt === startsAt && one.endsAt === endsAt && (one.capacity ?? 1) > 1);
  return service.capacity > 1 ? same.map(({ owner }) => owner) : [];
}
