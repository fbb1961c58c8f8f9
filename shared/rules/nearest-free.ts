// Where visits could go that are left without their time: the nearest free times, all of them to be had together.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, MINUTE, minutesBetween, msOf } from '#shared/time/instant.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { ableFor, freeStarts, type FreeTimeAsk } from './availability.ts';
import { claimSpan, freeTimeFacts } from './booking.ts';
import { nearClaims } from './claims-near.ts';
import type { OfService } from './daily-cap.ts';
import type { Alternative } from './decision.ts';
import type { Calendar } from './impact.ts';

/** How many days from a visit on a free time is looked for. */
export const NEAREST_REACH_DAYS = 30;
/** How far ahead is looked at once. */
const STRIDE_DAYS = 5;
const MOST_OF_A_DAY = 300;

/** What is free is decided on: hours and settings as they are to be, and all that is taken where visits could go. */
export type NearestFacts = Calendar & {
  readonly services: readonly Service[];
  readonly taken: readonly Claim[];
  /** Who counts for the daily cap of a service that has one, by its id. */
  readonly ofService?: ReadonlyMap<Id, readonly OfService[]>;
  readonly now: number;
};

/**
 * The nearest free time of each visit, planned one after the other so that all of them can be had: the nearest on its day, else
 * the first after it, with the same practitioner; else with anybody. Null where nothing is free in a month.
 */
export function nearestFree(facts: NearestFacts, visits: readonly Appointment[]): Map<Id, Alternative | null> {
  const there = nearClaims(facts.taken);
  const found = new Map<Id, Alternative | null>();
  const counted = new Map([...(facts.ofService ?? [])].map(([id, some]) => [id, [...some]]));
  for (const visit of visits) {
    const service = facts.services.find(({ id }) => id === visit.serviceId);
    const nearest = service
      ? nearestOf({ facts, service, there, ofService: counted.get(service.id) ?? [] }, visit)
      : null;
    found.set(visit.id, nearest);
    if (!service || !nearest) continue;
    const span = claimSpan(service, nearest.start, nearest.end);
    const { capacity } = service;
    const claims = nearest.scheduleIds.map((scheduleId): Claim => ({
      scheduleId,
      ...span,
      kind: 'appointment',
      owner: `${visit.id} moved`,
      capacity,
    }));
    there.add(claims);
    counted
      .get(service.id)
      ?.push({ owner: `${visit.id} moved`, scheduleIds: nearest.scheduleIds, start: nearest.start });
  }
  return found;
}

type Search = {
  readonly facts: NearestFacts;
  readonly service: Service;
  readonly there: ReturnType<typeof nearClaims>;
  readonly ofService: readonly OfService[];
};

function nearestOf(search: Search, visit: Appointment): Alternative | null {
  const { schedules } = search.facts;
  const own = visit.scheduleIds.filter((id) => schedules.some((one) => one.id === id && one.kind === 'practitioner'));
  const isAble = ableFor(search.service, schedules)
    .flat()
    .some(({ id }) => own.includes(id));
  return (isAble ? nearestAmong(search, visit, own) : null) ?? nearestAmong(search, visit, []);
}

function nearestAmong(
  { facts, service, there, ...search }: Search,
  visit: Appointment,
  scheduleIds: Id[],
): Alternative | null {
  const { zone, horizonDays } = facts.clinic;
  const at = msOf(visit.start);
  const date = dateOf(at, zone);
  const horizon = facts.now + horizonDays * DAY;
  const durationMinutes = minutesBetween(visit.start, visit.end);
  const ofService = search.ofService.filter(({ owner }) => owner !== visit.id);
  const look = (from: number, to: number, limit: number): Alternative[] => {
    const ask: FreeTimeAsk = {
      from: Math.max(from, facts.now),
      to: Math.min(to, horizon),
      limit,
      durationMinutes,
      scheduleIds,
    };
    if (ask.to <= ask.from) return [];
    const reach = { start: ask.from - DAY / 4, end: ask.to + durationMinutes * MINUTE + DAY / 4 };
    const taken = there.near(reach).filter(({ owner }) => owner !== visit.id);
    return freeStarts(freeTimeFacts({ ...facts, service, taken, ofService }), ask);
  };
  const far = ({ start }: Alternative) => Math.abs(msOf(start) - at);
  const [sameDay] = look(startOfDay(date, zone), startOfDay(plusDays(date, 1), zone), MOST_OF_A_DAY).toSorted(
    (a, b) => far(a) - far(b),
  );
  if (sameDay) return sameDay;
  for (let days = 1; days < NEAREST_REACH_DAYS; days += STRIDE_DAYS) {
    const [from, to] = [days, days + STRIDE_DAYS].map((one) => startOfDay(plusDays(date, one), zone));
    const [next] = look(from ?? 0, to ?? 0, 1);
    if (next) return next;
  }
  return null;
}
