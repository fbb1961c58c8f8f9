// What can be the hours of a schedule: windows that do not overlap, periods that hold on some date, dates named once.
import type { DatedHours, DayWindow, HourSet, Period, WeeklyWindow } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { accept, type Decision, type FieldFault, refuse } from './decision.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** All that says when a schedule is open. */
type Hours = Pick<Schedule, 'hours' | 'otherHours' | 'exceptions'>;

/**
 * Decides whether these can be the hours of one schedule, and puts them in order: the windows of a week as the week goes,
 * dates as they come. Other weeks stay in theirs, as the first that holds counts. Every fault is named.
 */
export function decideHours<T extends Hours>(schedule: T): Decision<T> {
  const { hours, otherHours, exceptions } = schedule;
  const fields = [
    ...overlapsOf(hours, 'hours'),
    ...otherHours.flatMap(({ hours: week, period }, at) => [
      ...periodFaults(period, `otherHours.${at}.period`),
      ...overlapsOf(week, `otherHours.${at}.hours`),
    ]),
    ...exceptions.flatMap((one, at) => datedFaults(one, exceptions.slice(0, at), `exceptions.${at}`)),
  ];
  if (fields.length > 0) return refuse({ code: 'invalid', fields });
  return accept({
    ...schedule,
    hours: inOrder(hours),
    otherHours: otherHours.map((set): HourSet => ({ ...set, hours: inOrder(set.hours) })),
    exceptions: exceptions
      .map((one): DatedHours => ({
        ...one,
        windows: one.windows.toSorted((a, b) => minuteOf(a.from) - minuteOf(b.from)),
      }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  });
}

/** What is wrong with a period: it ends before it begins, or its month never has such a day. */
export function periodFaults(period: Period, path: string): FieldFault[] {
  if (period.kind === 'dates' && period.to !== null && period.to < period.from)
    return [{ path: `${path}.to`, problem: 'order' }];
  if (period.kind !== 'yearly') return [];
  const most = new Date(Date.UTC(2000, period.month, 0)).getUTCDate();
  return period.day > most ? [{ path: `${path}.day`, problem: 'too-large', params: { most } }] : [];
}

/** Dates in order, no date that earlier ones name, and windows of one day that do not overlap, nor those of the day after if there is one. */
function datedFaults({ from, to, windows }: DatedHours, earlier: readonly DatedHours[], path: string): FieldFault[] {
  if (to < from) return [{ path: `${path}.to`, problem: 'order' }];
  const again = earlier.some((one) => one.from <= to && from <= one.to);
  const repeated = windows.flatMap((one, at) =>
    windows.slice(0, at).some((other) => (from === to ? overlapOnce : overlapDaily)(one, other))
      ? [{ path: `${path}.windows.${at}`, problem: 'overlap' as const }]
      : [],
  );
  return [...(again ? [{ path: `${path}.from`, problem: 'overlap' as const }] : []), ...repeated];
}

function overlapsOf(week: readonly WeeklyWindow[], path: string): FieldFault[] {
  return week.flatMap((window, at) =>
    week.slice(0, at).some((other) => overlap(window, other))
      ? [{ path: `${path}.${at}`, problem: 'overlap' as const }]
      : [],
  );
}

function inOrder(week: readonly WeeklyWindow[]): WeeklyWindow[] {
  return week.toSorted((a, b) => startOf(a) - startOf(b));
}

/** Windows of each day: one day's end may reach into the next, where the first begins again. */
function overlapDaily(a: DayWindow, b: DayWindow): boolean {
  const gap = (one: string, other: string) => (minuteOf(other) - minuteOf(one) + DAY) % DAY;
  return gap(a.from, b.from) < lengthOf(a) || gap(b.from, a.from) < lengthOf(b);
}

function overlap(a: WeeklyWindow, b: WeeklyWindow): boolean {
  return minutesTo(a, b) < lengthOf(a) || minutesTo(b, a) < lengthOf(b);
}

/** From the start of one window to the next start of another, in minutes; the week goes round. */
function minutesTo(from: WeeklyWindow, to: WeeklyWindow): number {
  return (startOf(to) - startOf(from) + WEEK) % WEEK;
}

function startOf({ weekday, from }: WeeklyWindow): number {
  return (weekday - 1) * DAY + minuteOf(from);
}

/** Windows of one date alone: what reaches into the next meets nothing there. */
function overlapOnce(a: DayWindow, b: DayWindow): boolean {
  const [first, other] = [minuteOf(a.from), minuteOf(b.from)];
  return first < other + lengthOf(b) && other < first + lengthOf(a);
}

function lengthOf({ from, to }: { from: string; to: string }): number {
  return (minuteOf(to) - minuteOf(from) + DAY) % DAY || DAY;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
