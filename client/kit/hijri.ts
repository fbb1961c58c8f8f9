// The Hijri date beside the Gregorian one: Umm al-Qura only, month names from the catalogue (engines differ on both).
import { parseDate } from '@internationalized/date';
import type { Translate, Words } from '#shared/i18n/catalog.ts';
import { hijriOf } from '#shared/time/hijri.ts';

/** Writers of Hijri dates; each takes a Gregorian `YYYY-MM-DD`. */
export interface HijriFormat {
  /** `١٢ جمادى الآخرة ١٤٤٨ هـ`. */
  hijri(date: string): string;
  hijriDayMonth(date: string): string;
  hijriDay(date: string): string;
  /** The Hijri month and year a date lies in. */
  hijriMonthYear(date: string): string;
  /** The one or two Hijri months that a Gregorian month touches. */
  hijriMonths(date: string): string;
}

type MonthKey = keyof Words['common']['hijri']['month'];

/** The writers; `digits` writes a bare number, `adjust` is the clinic's correction by the sighted moon, −2 … 2 days. */
export function makeHijri(t: Translate, digits: (value: number) => string, adjust: number): HijriFormat {
  const read = (date: string) => {
    const { day, month, year } = hijriOf(date, adjust);
    const key = String(month) as MonthKey;
    return { day: digits(day), month: t(($) => $.common.hijri.month[key]), year: digits(year) };
  };
  return {
    hijri: (date) => t(($) => $.common.hijri.date, read(date)),
    hijriDayMonth: (date) => t(($) => $.common.hijri.dayMonth, read(date)),
    hijriDay: (date) => read(date).day,
    hijriMonthYear: (date) => t(($) => $.common.hijri.monthYear, read(date)),
    hijriMonths: (date) => {
      const start = parseDate(date).set({ day: 1 });
      const first = read(start.toString());
      const last = read(start.add({ months: 1 }).subtract({ days: 1 }).toString());
      if (first.month === last.month) return t(($) => $.common.hijri.monthYear, last);
      const from = first.year === last.year ? first.month : `${first.month} ${first.year}`;
      return t(($) => $.common.hijri.monthsYear, { first: from, last: last.month, year: last.year });
    },
  };
}
