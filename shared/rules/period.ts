// Which civil dates a period means: dates, days of each year, days of each Hijri year, or a Hijri month.
import type { Period } from '#shared/model/hours.ts';
import { civilOf, hijriOf } from '#shared/time/hijri.ts';
import { daysBetween, type LocalDate } from '#shared/time/zone.ts';

type Of<K extends Period['kind']> = Extract<Period, { kind: K }>;

/** Whether a period of each kind holds on a civil date; `adjust` is the clinic's correction of the Hijri calendar in days. */
const holds: { readonly [K in Period['kind']]: (period: Of<K>, date: LocalDate, adjust: number) => boolean } = {
  dates: ({ from, to }, date) => from <= date && (to === null || date <= to),
  yearly: (period, date) => startsOfYears(period, date).some((start) => isWithin(start, period.days, date)),
  hijri: (period, date, adjust) =>
    startsOfHijriYears(period, date, adjust).some((start) => isWithin(start, period.days, date)),
  'hijri-month': ({ month }, date, adjust) => hijriOf(date, adjust).month === month,
};

/** Whether a period holds on a civil date; `hijriAdjust` is the clinic's correction in days, −2 … 2. */
export function holdsOn(period: Period, date: LocalDate, hijriAdjust: number): boolean {
  const ofKind = holds[period.kind] as (period: Period, date: LocalDate, adjust: number) => boolean;
  return ofKind(period, date, hijriAdjust);
}

function isWithin(start: LocalDate, days: number, date: LocalDate): boolean {
  return start <= date && daysBetween(start, date) < days;
}

/** Where it begins in the year of a date and in the one before; on the last of a month that has no such day. */
function startsOfYears({ month, day }: { month: number; day: number }, date: LocalDate): LocalDate[] {
  const year = Number(date.slice(0, 4));
  return [year, year - 1].map((of) => {
    const last = new Date(Date.UTC(of, month, 0)).getUTCDate();
    return `${of}-${two(month)}-${two(Math.min(day, last))}`;
  });
}

function startsOfHijriYears(
  { month, day }: { month: number; day: number },
  date: LocalDate,
  adjust: number,
): LocalDate[] {
  const { year } = hijriOf(date, adjust);
  return [year, year - 1].map((of) => civilOf({ year: of, month, day }, adjust));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
