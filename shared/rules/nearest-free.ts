// Where visits could go that are left without their time: the nearest free times, all of them to be had together.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, MINUTE, minutesBetween, msOf } from '#shared/time/instant.ts';
import { firstStarting } from '#shared/time/interval.ts';
import { dateOf, type LocalDate, plusDays, startOfDay } from '#shared/time/zone.ts';
import { ableFor, freeStarts, type Taken, type TakenOn } from './availability.ts';
import { claimSpan, LONGEST_CLAIM_MINUTES } from './booking.ts';
import { timeOf } from './capacity.ts';
import type { OfService } from './daily-cap.ts';
import type { Alternative } from './decision.ts';
import type { Calendar } from './impact.ts';

/** How many days from a visit on a free time is looked for. */
export const NEAREST_REACH_DAYS = 30;
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
  const there = takenTimes(facts.taken);
  const full = new Set<string>();
  const found = new Map<Id, Alternative | null>();
  const counted = new Map([...(facts.ofService ?? [])].map(([id, some]) => [id, [...some]]));
  for (const visit of visits) {
    const service = facts.services.find(({ id }) => id === visit.serviceId);
    const nearest = service
      ? nearestOf({ facts, service, takenOn: there.on, ofService: counted.get(service.id) ?? [], full }, visit)
      : null;
    found.set(visit.id, nearest);
    if (!service || !nearest) continue;
    const time = timeOf(claimSpan(service, nearest.start, nearest.end));
    const [owner, { capacity }] = [`${visit.id} moved`, service];
    for (const scheduleId of nearest.scheduleIds) there.add({ scheduleId, ...time, owner, capacity });
    counted.get(service.id)?.push({ owner, scheduleIds: nearest.scheduleIds, start: nearest.start });
  }
  return found;
}

type Search = {
  readonly facts: NearestFacts;
  readonly service: Service;
  readonly takenOn: TakenOn;
  readonly ofService: readonly OfService[];
  /** The days on which nothing was free for one visit, and so is not for the next: what is planned only takes more. */
  readonly full: Set<string>;
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
  { facts, service, takenOn: taken, ofService, full }: Search,
  visit: Appointment,
  scheduleIds: Id[],
): Alternative | null {
  const { clinic, schedules, now } = facts;
  const at = msOf(visit.start);
  const date = dateOf(at, clinic.zone);
  const horizon = now + clinic.horizonDays * DAY;
  const durationMinutes = minutesBetween(visit.start, visit.end);
  const freeOn = (day: LocalDate, limit: number): Alternative[] => {
    const from = Math.max(startOfDay(day, clinic.zone), now);
    const to = Math.min(startOfDay(plusDays(day, 1), clinic.zone), horizon);
    const ask = { from, to, limit, durationMinutes, scheduleIds, exceptId: visit.id };
    return freeStarts({ clinic, schedules, service, taken, ofService }, ask);
  };
  const far = ({ start }: Alternative) => Math.abs(msOf(start) - at);
  const [sameDay] = freeOn(date, MOST_OF_A_DAY).toSorted((a, b) => far(a) - far(b));
  if (sameDay) return sameDay;
  for (let days = 1; days <= NEAREST_REACH_DAYS; days += 1) {
    const day = plusDays(date, days);
    const key = [service.id, durationMinutes, day, ...scheduleIds].join(' ');
    // The visit’s own time, which it gives up, may reach into the next day and no further.
    if (days > 1 && full.has(key)) continue;
    const [next] = freeOn(day, 1);
    if (next) return next;
    full.add(key);
  }
  return null;
}

/** What is taken, by schedule and start, so that a search of one day looks at a few; more can be added. */
function takenTimes(claims: readonly Claim[]) {
  const times = claims.map((one): Taken => ({ ...timeOf(one), ...whose(one) }));
  const lists = Map.groupBy(
    times.toSorted((a, b) => a.start - b.start),
    ({ scheduleId }) => scheduleId,
  );
  const on: TakenOn = (scheduleId, { start, end }) => {
    const list = lists.get(scheduleId) ?? [];
    const some = list.slice(firstStarting(list, start - LONGEST_CLAIM_MINUTES * MINUTE), firstStarting(list, end));
    return some.filter((one) => one.end > start);
  };
  const add = (one: Taken) => {
    const list = lists.get(one.scheduleId) ?? [];
    lists.set(one.scheduleId, list);
    list.splice(firstStarting(list, one.start), 0, one);
  };
  return { on, add };
}

function whose({ scheduleId, owner, capacity = null }: Claim): Omit<Taken, 'start' | 'end'> {
  return { scheduleId, owner, capacity };
}
