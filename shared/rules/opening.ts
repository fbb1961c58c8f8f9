// When a schedule is open: what decides about a civil date, its windows on that date, and the instants they mean.
import type { Clinic } from '#shared/model/clinic.ts';
import type { DatedHours, Holiday, HourSet, PrayerName } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { contains, type Interval, overlaps, subtract, union } from '#shared/time/interval.ts';
import { dateOf, firstFrom, type LocalDate, plusDays, startOfDay, weekdayOf } from '#shared/time/zone.ts';
import { holdsOn } from './period.ts';
import { breaksOn } from './prayer-breaks.ts';

/** What of a schedule decides when it is open. */
export type HoursOf = Pick<Schedule, 'hours' | 'otherHours' | 'exceptions' | 'observes'>;
/** What of a clinic does. */
export type DaysOf = Pick<Clinic, 'zone' | 'holidays' | 'prayer' | 'hijriAdjust' | 'gridMinutes'>;

/** An open window of a date in minutes of the wall clock from its midnight; over 1440 it is on the next day. */
export type WallWindow = { readonly from: number; readonly to: number };

/** Why a schedule has the windows of a date: its usual week, another week, dates that differ, or a holiday. */
export type Reason =
  | { readonly kind: 'usual' }
  | { readonly kind: 'other'; readonly set: HourSet }
  | { readonly kind: 'exception'; readonly exception: DatedHours }
  | { readonly kind: 'holiday'; readonly holiday: Holiday };

/** A break that interrupts a window. */
export type Break = WallWindow & { readonly prayer: PrayerName };

/** The hours of one date: its windows without the breaks, the breaks in them, and why it has these. */
export type DayHours = {
  readonly windows: readonly WallWindow[];
  readonly breaks: readonly Break[];
  readonly reason: Reason;
};

const DAY_MINUTES = 1440;
/** No break for a prayer of one day lasts longer into the next. */
const PAST_MIDNIGHT = 480;
const USUAL: Reason = { kind: 'usual' };

/** The windows that begin on a civil date, sorted, without the breaks for prayer in them. */
export function openWindows(schedule: HoursOf, clinic: DaysOf, date: LocalDate): WallWindow[] {
  const windows = windowsOf(reasonOn(schedule, clinic, date), schedule, date);
  return withoutBreaks(windows, breaksIn(windows, schedule, clinic, date));
}

/** The same windows with the reason for them and the breaks that interrupt them. */
export function hoursOn(schedule: HoursOf, clinic: DaysOf, date: LocalDate): DayHours {
  const reason = reasonOn(schedule, clinic, date);
  const windows = windowsOf(reason, schedule, date);
  const breaks = breaksIn(windows, schedule, clinic, date);
  return { windows: withoutBreaks(windows, breaks), breaks, reason };
}

/** The holiday that a schedule observes on a civil date and has no hours of its own for; null where there is none. */
export function holidayOn(schedule: HoursOf, clinic: DaysOf, date: LocalDate): Holiday | null {
  const reason = reasonOn(schedule, clinic, date);
  return reason.kind === 'holiday' ? reason.holiday : null;
}

/** Dates that differ come before a holiday, a holiday before any week, and another week before the usual one. */
function reasonOn({ exceptions, observes, otherHours }: HoursOf, clinic: DaysOf, date: LocalDate): Reason {
  const exception = exceptions.find(({ from, to }) => from <= date && date <= to);
  if (exception) return { kind: 'exception', exception };
  const holiday = observes.holidays ? clinicHoliday(clinic, date) : null;
  if (holiday) return { kind: 'holiday', holiday };
  const set = otherHours.find(({ period }) => holdsOn(period, date, clinic.hijriAdjust));
  return set ? { kind: 'other', set } : USUAL;
}

/** The holidays of dates that were asked for, by the list they are from, which is never changed: a search asks often. */
const known = new WeakMap<readonly Holiday[], Map<string, Holiday | null>>();
const MOST_DATES = 2_000;

/** The clinic's holiday on a civil date, the first where there are several; null where there is none. */
export function clinicHoliday({ holidays, hijriAdjust }: DaysOf, date: LocalDate): Holiday | null {
  if (holidays.length === 0) return null;
  const dates = known.get(holidays) ?? new Map<string, Holiday | null>();
  known.set(holidays, dates);
  const key = `${date} ${hijriAdjust}`;
  const kept = dates.get(key);
  if (kept !== undefined) return kept;
  if (dates.size >= MOST_DATES) dates.clear();
  const found = holidays.find(({ period }) => holdsOn(period, date, hijriAdjust)) ?? null;
  dates.set(key, found);
  return found;
}

function windowsOf(reason: Reason, schedule: HoursOf, date: LocalDate): readonly WallWindow[] {
  if (reason.kind === 'holiday') return [];
  if (reason.kind === 'exception') return reason.exception.windows.map(windowOf).toSorted(byStart);
  return weekOf(reason.kind === 'other' ? reason.set.hours : schedule.hours).get(weekdayOf(date)) ?? [];
}

/** The windows of a week by weekday, as minutes and sorted, by the list they are from, which is never changed. */
const weeks = new WeakMap<Schedule['hours'], ReadonlyMap<number, WallWindow[]>>();

function weekOf(hours: Schedule['hours']): ReadonlyMap<number, readonly WallWindow[]> {
  const kept = weeks.get(hours);
  if (kept) return kept;
  const byDay = Map.groupBy(hours, ({ weekday }) => weekday);
  const week = new Map([...byDay].map(([day, some]) => [day, some.map(windowOf).toSorted(byStart)]));
  weeks.set(hours, week);
  return week;
}

function windowOf({ from, to }: { readonly from: string; readonly to: string }): WallWindow {
  return { from: minuteOf(from), to: minuteOf(to) + (to <= from ? DAY_MINUTES : 0) };
}

function byStart(a: WallWindow, b: WallWindow): number {
  return a.from - b.from;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The breaks that interrupt windows which begin on a date: a window over midnight has those of the next day too. */
function breaksIn(windows: readonly WallWindow[], { observes }: HoursOf, clinic: DaysOf, date: LocalDate): Break[] {
  if (!observes.prayer || clinic.prayer === null || windows.length === 0) return [];
  const around = [-1, 0, 1].flatMap((days) => {
    const shift = days * DAY_MINUTES;
    if (!windows.some(({ from, to }) => from < shift + DAY_MINUTES + PAST_MIDNIGHT && shift < to)) return [];
    return breaksOn(clinic, plusDays(date, days)).map((one) => ({
      ...one,
      from: one.from + shift,
      to: one.to + shift,
    }));
  });
  return around.filter((one) => windows.some(({ from, to }) => one.from < to && from < one.to));
}

function withoutBreaks(windows: readonly WallWindow[], breaks: readonly Break[]): WallWindow[] {
  if (breaks.length === 0) return [...windows];
  const cuts = breaks.map(({ from, to }) => ({ start: from, end: to }));
  return windows.flatMap(({ from, to }) =>
    subtract([{ start: from, end: to }], cuts).map(({ start, end }) => ({ from: start, to: end })),
  );
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

/** Midnights of dates after which the clock runs through for two days, by zone and date. */
const plainDays = new Map<string, number | null>();

/** The instant in ms of a minute of the wall clock counted from a date's midnight. */
function wallMs(date: LocalDate, minute: number, zone: string): number {
  const midnight = plainMidnight(date, zone);
  if (midnight !== null) return midnight + minute * MINUTE;
  const [on, at] = [plusDays(date, Math.floor(minute / DAY_MINUTES)), minute % DAY_MINUTES];
  const two = (value: number) => String(value).padStart(2, '0');
  return firstFrom(`${on}T${two(Math.floor(at / 60))}:${two(at % 60)}`, zone);
}

function plainMidnight(date: LocalDate, zone: string): number | null {
  const key = `${date} ${zone}`;
  const kept = plainDays.get(key);
  if (kept !== undefined) return kept;
  const [start, end] = [startOfDay(date, zone), startOfDay(plusDays(date, 2), zone)];
  const midnight = end - start === 2 * DAY_MINUTES * MINUTE ? start : null;
  if (plainDays.size >= MOST_DATES) plainDays.clear();
  plainDays.set(key, midnight);
  return midnight;
}

/** Whether a schedule is open during the whole of an interval. */
export function isOpen(schedule: HoursOf, clinic: DaysOf, span: Interval): boolean {
  return openHours(schedule, clinic, span).some((open) => contains(open, span));
}
