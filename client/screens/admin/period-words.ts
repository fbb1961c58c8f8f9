// A period in words: which dates it means, and when it holds next in both calendars.
import type { Format } from '#client/kit/format.ts';
import type { Translate, Words } from '#shared/i18n/catalog.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Holiday, Period } from '#shared/model/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { nextDates } from './period-typed.ts';

type MonthKey = keyof Words['common']['hijri']['month'];

/** The name of a month of the Hijri year, 1 Muharram … 12 Dhu al-Hijjah. */
export function hijriMonthName(t: Translate, month: number): string {
  const key = String(month) as MonthKey;
  return t(($) => $.common.hijri.month[key]);
}

/** The name of a month of the civil year. */
export function civilMonthName(format: Format, month: number): string {
  return format.monthName(`2024-${String(month).padStart(2, '0')}-01`);
}

/** Which dates are meant, in one phrase: `1 Shawwal, 3 days, every year`. */
export function periodWords(t: Translate, format: Format, period: Period): string {
  switch (period.kind) {
    case 'dates':
      if (period.to === null) return t(($) => $.admin.period.since, { date: format.dateOfYear(period.from) });
      return datesWords(t, format, { from: period.from, to: period.to });
    case 'hijri-month':
      return t(($) => $.admin.period.everyMonth, { month: hijriMonthName(t, period.month) });
    case 'yearly':
    case 'hijri': {
      const isHijri = period.kind === 'hijri';
      const month = isHijri ? hijriMonthName(t, period.month) : civilMonthName(format, period.month);
      const start = { day: format.plain(period.day), month };
      return t(($) => $.admin.period.everyYear, { ...start, count: period.days });
    }
  }
}

/** Holidays, one after the other: each with the dates it is on. */
export function holidaysWords(
  holidays: readonly Holiday[],
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  return format.list(
    holidays.map((one) => {
      const name = nameIn(format.settings.language, one);
      return t(($) => $.admin.holidays.told, { name, period: periodWords(t, format, one.period) });
    }),
  );
}

/** From–to of civil dates, both included; one alone is only itself. */
export function datesWords(
  t: Translate,
  format: Format,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): string {
  if (from === to) return format.dateOfYear(from);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const first = isOneYear ? format.dayMonth(from) : format.dateOfYear(from);
  return t(($) => $.admin.period.between, { from: first, to: format.dateOfYear(to) });
}

/** When it holds next, with the Hijri dates beside; null where that is said by the period itself or it is over for good. */
export function nextWords(
  t: Translate,
  format: Format,
  period: Period,
  { today, hijriAdjust }: { readonly today: LocalDate; readonly hijriAdjust: number },
): string | null {
  const next = nextDates(period, today, hijriAdjust);
  if (next === null) return t(($) => $.admin.period.over);
  const { from, to } = next;
  if (to === null) return t(($) => $.admin.period.hijriSince, { date: format.hijri(from) });
  const hijri = from === to ? format.hijri(from) : hijriSpan(t, format, from, to);
  if (period.kind === 'dates') return hijri;
  return t(($) => $.admin.period.next, { dates: datesWords(t, format, { from, to }), hijri });
}

function hijriSpan(t: Translate, format: Format, from: LocalDate, to: LocalDate): string {
  return t(($) => $.admin.period.between, { from: format.hijriDayMonth(from), to: format.hijri(to) });
}
