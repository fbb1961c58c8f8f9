// When a schedule is open: its windows on a civil date, and the instants they mean.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { contains, type Interval, overlaps, union } from '#shared/time/interval.ts';
import { dateOf, type LocalDate, plusDays, resolveWall, weekdayOf } from '#shared/time/zone.ts';

/** What of a schedule decides when it is open. */
export type HoursOf = Pick<Schedule, 'hours' | 'otherHours' | 'exceptions' | 'observes'>;
/** What of a clinic does. */
export type DaysOf = Pick<Clinic, 'zone' | 'holidays' | 'prayer' | 'hijriAdjust' | 'gridMinutes'>;

/** An open window of a date in minutes of the wall clock from its midnight; over 1440 it is on the next day. */
export type WallWindow = { readonly from: number; readonly to: number };

const DAY_MINUTES = 1440;

/** The windows that begin on a civil date, sorted. */
export function openWindows(schedule: HoursOf, _clinic: DaysOf, date: LocalDate): WallWindow[] {
  const weekday = weekdayOf(date);
  return schedule.hours
    .filter((one) => one.weekday === weekday)
    .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) + (to <= from ? DAY_MINUTES : 0) }))
    .toSorted((a, b) => a.from - b.from);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The open hours of a schedule that touch an interval of ms, each window whole, sorted and merged. */
export function openHours(schedule: HoursOf, clinic: DaysOf, within: Interval): Interval[] {
  const open: Interval[] = [];
  const last = dateOf(within.end - 1, clinic.zone);
  for (let date = plusDays(dateOf(within.start, clinic.zone), -1); date <= last; date = plusDays(date, 1)) {
    for (const { from, to } of openWindows(schedule, clinic, date))
      open.push({ start: wallMs(date, from, clinic.zone), end: wallMs(date, to, clinic.zone) });
  }
  return union(open).filter((one) => overlaps(one, within));
}

function wallMs(date: LocalDate, minute: number, zone: string): number {
  const [on, at] = [plusDays(date, Math.floor(minute / DAY_MINUTES)), minute % DAY_MINUTES];
  const two = (value: number) => String(value).padStart(2, '0');
  return resolveWall(`${on}T${two(Math.floor(at / 60))}:${two(at % 60)}`, zone).ms;
}

/** Whether a schedule is open during the whole of an interval. */
export function isOpen(schedule: HoursOf, clinic: DaysOf, span: Interval): boolean {
  return openHours(schedule, clinic, span).some((open) => contains(open, span));
}
