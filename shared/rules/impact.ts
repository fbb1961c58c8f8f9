// Which visits a change of hours leaves without theirs, and what one says that stays.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { msOf } from '#shared/time/instant.ts';
import { firstStarting, type Interval } from '#shared/time/interval.ts';
import { type LocalDate, plusDays, wallOf } from '#shared/time/zone.ts';
import { type DaysOf, type HoursOf, hoursOn, isOpen, openHours, openWindows, type Reason } from './opening.ts';
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
    const last = hours[firstStarting(hours, msOf(start) + 1) - 1];
    return last !== undefined && msOf(end) <= last.end;
  };
}

/**
 * A visit that stays although its hours are gone: it leaves them for a reason, its own where it has one already, else that of
 * the hours which hold on its day after the change, else `reason`. Its day is that whose hours it was in before.
 */
export function keptOutside(
  visit: Appointment,
  { before, after: { clinic, schedules } }: { readonly before: Calendar; readonly after: Calendar },
  reason: string,
): Appointment {
  const span = { start: msOf(visit.start), end: msOf(visit.end) };
  const shut = schedules.find((one) => visit.scheduleIds.includes(one.id) && !isOpen(one, clinic, span));
  const why = shut ? reasonText(hoursOn(shut, clinic, dayOf(visit, before, shut.id)).reason) : '';
  const { reason: own = why || reason, beyond = [] } = visit.override ?? {};
  return { ...visit, override: { reason: own, beyond: beyond.includes('hours') ? beyond : ['hours', ...beyond] } };
}

/** The date whose hours a visit was in: those past midnight are of the day before. */
function dayOf({ start }: Appointment, calendar: Calendar, scheduleId: Id): LocalDate {
  const wall = wallOf(start, calendar.clinic.zone);
  const [date, schedule] = [wall.slice(0, 10), find(calendar, scheduleId)];
  const minute = (24 + Number(wall.slice(11, 13))) * 60 + Number(wall.slice(14, 16));
  const eve = plusDays(date, -1);
  const late = schedule ? openWindows(schedule, calendar.clinic, eve) : [];
  return late.some(({ from, to }) => from <= minute && minute < to) ? eve : date;
}

function reasonText(reason: Reason): string {
  if (reason.kind === 'exception') return reason.exception.reason;
  if (reason.kind === 'holiday') return reason.holiday.name;
  return reason.kind === 'other' ? reason.set.name : '';
}
