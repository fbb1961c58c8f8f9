// How far ahead the occurrences of a series stand in the calendar, and which of those without a place are still to come.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Series, Unplaced } from '#shared/model/series.ts';
import { DAY } from '#shared/time/instant.ts';
import { dateOf, type LocalDate, plusDays, resolveWall } from '#shared/time/zone.ts';

/** The last civil date of which occurrences are booked: some months ahead, and within the days a visit can be booked at all. */
export function bookedUntil(
  { zone, seriesMonths, horizonDays }: Pick<Clinic, 'zone' | 'seriesMonths' | 'horizonDays'>,
  now: number,
): LocalDate {
  const byMonths = plusMonths(dateOf(now, zone), seriesMonths);
  const byDays = plusDays(dateOf(now + horizonDays * DAY, zone), -1);
  return byMonths < byDays ? byMonths : byDays;
}

/** The occurrences without a place that can still be given one: their time is to come. */
export function stillWaiting({ unplaced, zone }: Pick<Series, 'unplaced' | 'zone'>, now: number): Unplaced[] {
  return unplaced.filter(({ recurrenceId }) => resolveWall(recurrenceId, zone).ms > now);
}

/** The same day so many months later, the last of a month that has no such day. */
function plusMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
