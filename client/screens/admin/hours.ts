// The hours of a week while they are edited: windows of each weekday as times are typed, copied and summed up.
import type { WeeklyWindow } from '#shared/model/hours.ts';

/** Two times as they are typed: texts until the form is sent. */
export interface TypedTimes {
  readonly from: string;
  readonly to: string;
}

/** A window of a week as it is typed. */
export interface TypedWindow extends TypedTimes {
  readonly weekday: number;
}

const DAY = 1440;
const HOUR = 60;
/** What most clinics keep: from nine to five. */
const USUAL = { from: '09:00', to: '17:00' } as const;

/** The weekdays, 1 Monday … 7 Sunday, from the clinic's first day of the week on. */
export function weekFrom(weekStart: number): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((step) => ((weekStart - 1 + step) % 7) + 1);
}

/** The usual hours of every day but the weekend's. */
export function usualHours(weekend: readonly number[]): WeeklyWindow[] {
  return weekFrom(1)
    .filter((weekday) => !weekend.includes(weekday))
    .map((weekday) => ({ weekday, ...USUAL }));
}

/** Minutes after midnight of a time of the contract: `09:30`. */
export function minutesOfClock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * HOUR + minutes;
}

/** Whether a window ends on the day after: an end not after its start; a whole day from midnight does not count. */
export function endsNextDay(from: number, to: number): boolean {
  return to <= from && !(from === 0 && to === 0);
}

/** A window more on a day: the usual one on a closed day, else some hours after its last. */
export function nextWindow(ofDay: readonly { readonly to: number }[]): { readonly from: number; readonly to: number } {
  if (ofDay.length === 0) return { from: minutesOfClock(USUAL.from), to: minutesOfClock(USUAL.to) };
  const last = Math.max(...ofDay.map(({ to }) => to));
  const from = Math.min(last + HOUR, DAY - 2 * HOUR);
  return { from, to: Math.min(from + 4 * HOUR, DAY - HOUR) };
}

/** The shortest window that has room for a break, and how long that is in a long one and in a short one, in minutes. */
const SHORTEST_SPLIT = HOUR;
const LONG = 5 * HOUR;

/**
 * Where a break in a window lies that nobody has placed yet, in minutes after midnight, over 1440 on the next day: about its
 * middle, from a full quarter on. Null where the window has no room for one.
 */
export function breakIn(from: number, to: number): { readonly start: number; readonly end: number } | null {
  const end = to <= from ? to + DAY : to;
  const length = end - from;
  if (length < SHORTEST_SPLIT) return null;
  const minutes = length >= LONG ? HOUR : HOUR / 4;
  const start = from + Math.round((length - minutes) / 2 / 15) * 15;
  return { start, end: start + minutes };
}

/** The windows with those of one day given to others in place of theirs. */
export function copiedTo<W extends { readonly weekday: number }>(
  windows: readonly W[],
  from: number,
  to: readonly number[],
): W[] {
  const days = to.filter((day) => day !== from);
  const source = windows.filter(({ weekday }) => weekday === from);
  const copies = days.flatMap((weekday) => source.map((one) => ({ ...one, weekday })));
  return [...windows.filter(({ weekday }) => !days.includes(weekday)), ...copies];
}

/** Neighbouring days of a week that have the same hours. */
export interface HoursGroup {
  readonly days: readonly number[];
  readonly windows: readonly WeeklyWindow[];
}

/** A week summed up from its first day on; days without hours are left out. */
export function groupsOf(hours: readonly WeeklyWindow[], weekStart: number): readonly HoursGroup[] {
  const groups: { days: number[]; windows: readonly WeeklyWindow[]; key: string }[] = [];
  for (const day of weekFrom(weekStart)) {
    const windows = hours.filter(({ weekday }) => weekday === day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const key = windows.map(({ from, to }) => `${from}-${to}`).join(' ');
    const last = groups.at(-1);
    if (last && last.key === key) last.days.push(day);
    else groups.push({ days: [day], windows, key });
  }
  return groups.filter(({ windows }) => windows.length > 0);
}
