// Which visits a change of hours leaves without theirs, and where each could go: the nearest free times, all of them at once.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, MINUTE, minutesBetween, msOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { ableFor, freeStarts, type FreeTimeAsk } from './availability.ts';
import { claimSpan, freeTimeFacts } from './booking.ts';
import { nearClaims } from './claims-near.ts';
import type { Alternative } from './decision.ts';
import { type DaysOf, type HoursOf, hoursOn, isOpen, openHours, type Reason } from './opening.ts';
import { isSame } from './was.ts';

/** What decides when anybody is open: as it was, or as it is to be. */
export type Calendar = { readonly clinic: Clinic; readonly schedules: readonly Schedule[] };
/** Where and when a visit is. */
type Placed = Pick<Appointment, 'scheduleIds' | 'start' | 'end'>;

/** The schedules whose hours may be other ones after a change. */
export function changedHours(before: Calendar, after: Calendar): Id[] {
  const alike = isSame(daysOf(before.clinic), daysOf(after.clinic));
  return before.schedules.flatMap((one) => {
    const then = find(after, one.id);
    return alike && then && isSame(hoursOf(one), hoursOf(then)) ? [] : one.id;
  });
}

/** The visits that lay within the hours of one of their schedules and no longer do, in order of their start. */
export function leftOutside<V extends Placed>(visits: readonly V[], before: Calendar, after: Calendar): V[] {
  const within = spanOf(visits);
  const [was, will] = [hoursIn(before, within), hoursIn(after, within)];
  const changed = new Set(changedHours(before, after));
  const isLeft = (visit: V) => (id: Id) => changed.has(id) && was(id, visit) && !will(id, visit);
  return visits.filter((visit) => visit.scheduleIds.some(isLeft(visit))).toSorted(byStart);
}

function daysOf({ zone, holidays, prayer, hijriAdjust, gridMinutes }: DaysOf): DaysOf {
  return { zone, holidays, prayer, hijriAdjust, gridMinutes };
}

function hoursOf({ hours, otherHours, exceptions, observes }: HoursOf): HoursOf {
  return { hours, otherHours, exceptions, observes };
}

function byStart(a: Placed, b: Placed): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

function find({ schedules }: Calendar, id: Id): Schedule | undefined {
  return schedules.find((one) => one.id === id);
}

function spanOf(visits: readonly Placed[]): Interval {
  return {
    start: visits.reduce((first, { start }) => Math.min(first, msOf(start)), Infinity),
    end: visits.reduce((last, { end }) => Math.max(last, msOf(end)), -Infinity),
  };
}

/** Whether a schedule is open during the whole of a visit; its hours of the whole span are looked up once. */
function hoursIn(calendar: Calendar, within: Interval): (id: Id, visit: Placed) => boolean {
  const known = new Map<Id, Interval[]>();
  return (id, { start, end }) => {
    const schedule = find(calendar, id);
    const hours = known.get(id) ?? (schedule ? openHours(schedule, calendar.clinic, within) : []);
    known.set(id, hours);
    const last = lastFrom(hours, msOf(start));
    return last !== undefined && msOf(end) <= last.end;
  };
}

/** The last of a sorted, disjoint list that has begun by a moment. */
function lastFrom(list: readonly Interval[], at: number): Interval | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((list[middle]?.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}

/**
 * A visit that stays although its hours are gone: it leaves them for a reason, its own where it has one already, else that of
 * the hours which hold on its day, else `reason`.
 */
export function keptOutside(visit: Appointment, { clinic, schedules }: Calendar, reason: string): Appointment {
  const date = dateOf(visit.start, clinic.zone);
  const span = { start: msOf(visit.start), end: msOf(visit.end) };
  const shut = schedules.find((one) => visit.scheduleIds.includes(one.id) && !isOpen(one, clinic, span));
  const why = shut ? reasonText(hoursOn(shut, clinic, date).reason) : '';
  const { reason: own = why || reason, beyond = [] } = visit.override ?? {};
  return { ...visit, override: { reason: own, beyond: beyond.includes('hours') ? beyond : ['hours', ...beyond] } };
}

function reasonText(reason: Reason): string {
  if (reason.kind === 'exception') return reason.exception.reason;
  if (reason.kind === 'holiday') return reason.holiday.name;
  return reason.kind === 'other' ? reason.set.name : '';
}

/** How many days from a visit on a free time is looked for. */
export const NEAREST_REACH_DAYS = 30;
/** How far ahead is looked at once. */
const STRIDE_DAYS = 5;
const MOST_OF_A_DAY = 300;

/** What is free is decided on: hours and settings as they are to be, and all that is taken where visits could go. */
export type NearestFacts = Calendar & {
  readonly services: readonly Service[];
  readonly taken: readonly Claim[];
  readonly now: number;
};

/**
 * The nearest free time of each visit, planned one after the other so that all of them can be had: the nearest on its day, else
 * the first after it, with the same practitioner; else with anybody. Null where nothing is free in a month.
 */
export function nearestFree(facts: NearestFacts, visits: readonly Appointment[]): Map<Id, Alternative | null> {
  const there = nearClaims(facts.taken);
  const found = new Map<Id, Alternative | null>();
  for (const visit of visits) {
    const service = facts.services.find(({ id }) => id === visit.serviceId);
    const nearest = service ? nearestOf({ facts, service, there }, visit) : null;
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
  }
  return found;
}

type Search = {
  readonly facts: NearestFacts;
  readonly service: Service;
  readonly there: ReturnType<typeof nearClaims>;
};

function nearestOf(search: Search, visit: Appointment): Alternative | null {
  const { schedules } = search.facts;
  const own = visit.scheduleIds.filter((id) => schedules.some((one) => one.id === id && one.kind === 'practitioner'));
  const isAble = ableFor(search.service, schedules)
    .flat()
    .some(({ id }) => own.includes(id));
  return (isAble ? nearestAmong(search, visit, own) : null) ?? nearestAmong(search, visit, []);
}

function nearestAmong({ facts, service, there }: Search, visit: Appointment, scheduleIds: Id[]): Alternative | null {
  const { zone, horizonDays } = facts.clinic;
  const at = msOf(visit.start);
  const date = dateOf(at, zone);
  const horizon = facts.now + horizonDays * DAY;
  const durationMinutes = minutesBetween(visit.start, visit.end);
  const search = (from: number, to: number, limit: number): Alternative[] => {
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
    return freeStarts(freeTimeFacts({ ...facts, service, taken }), ask);
  };
  const far = ({ start }: Alternative) => Math.abs(msOf(start) - at);
  const [sameDay] = search(startOfDay(date, zone), startOfDay(plusDays(date, 1), zone), MOST_OF_A_DAY).toSorted(
    (a, b) => far(a) - far(b),
  );
  if (sameDay) return sameDay;
  for (let days = 1; days < NEAREST_REACH_DAYS; days += STRIDE_DAYS) {
    const [from, to] = [days, days + STRIDE_DAYS].map((one) => startOfDay(plusDays(date, one), zone));
    const [next] = search(from ?? 0, to ?? 0, 1);
    if (next) return next;
  }
  return null;
}
