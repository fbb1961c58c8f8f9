// Civil dates: steps on the clinic's calendar, as `YYYY-MM-DD` text without any zone.
import { getDayOfWeek, parseDate } from '@internationalized/date';

/** A day of the week as the clinic counts: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The date `days` later (or earlier, if negative). */
export function addDays(date: string, days: number): string {
  return parseDate(date).add({ days }).toString();
}

/** The day of the week of a date. */
export function weekdayOf(date: string): Weekday {
  return (getDayOfWeek(parseDate(date), 'en-US', 'mon') + 1) as Weekday;
}

/** The first day of the week in which a date lies. */
export function weekStartOf(date: string, weekStart: number): string {
  return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

/** The seven dates of a week, from its first day. */
export function weekOf(date: string, weekStart: number): readonly string[] {
  const first = weekStartOf(date, weekStart);
  return [0, 1, 2, 3, 4, 5, 6].map((step) => addDays(first, step));
}

/** Whether a text is a date of the calendar: `2026-02-30` is not. */
export function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text).toString() === text;
  } catch {
    return false;
  }
}
