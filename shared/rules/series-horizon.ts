// How far ahead the occurrences of a series stand in the calendar.
import type { Clinic } from '#shared/model/clinic.ts';
import { DAY } from '#shared/time/instant.ts';
import { dateOf, type LocalDate, plusDays } from '#shared/time/zone.ts';

/** The last civil date of which occurrences are booked: some months ahead, and within the days a visit can be booked at all. */
export function bookedUntil(
  { zone, seriesMonths, horizonDays }: Pick<Clinic, 'zone' | 'seriesMonths' | 'horizonDays'>,
  now: number,
): LocalDate {
  const byMonths = plusMonths(dateOf(now, zone), seriesMonths);
  const byDays = plusDays(dateOf(now + horizonDays * DAY, zone), -1);
  return byMonths < byDays ? byMonths : byDays;
}

/** The same day so many months later, the last of a month that has no such day. */
function plusMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
