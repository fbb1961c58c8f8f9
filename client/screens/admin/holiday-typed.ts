// Holidays while they are edited, and the ones most clinics keep.
import type { Language } from '#shared/model/caller.ts';
import type { Holiday } from '#shared/model/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { inTwo, translations } from './form/naming.tsx';
import { blankPeriod, periodOf, typedPeriod, type TypedPeriod } from './period-typed.ts';
import { numberOf } from './typed-number.ts';

/** A holiday as it is typed; `key` tells it from the others while the form is open. */
export interface TypedHoliday {
  readonly key: string;
  readonly name: string;
  /** The name in the language the clinic does not write first. */
  readonly otherName: string;
  readonly period: TypedPeriod;
}

interface HolidayFacts {
  /** The clinic's language. */
  readonly own: Language;
  readonly today: LocalDate;
  readonly write: (value: number) => string;
}

/** The holidays as their form has them. */
export function typedHolidays(holidays: readonly Holiday[], { own, today, write }: HolidayFacts): TypedHoliday[] {
  return holidays.map((one, at) => {
    const [name, otherName] = inTwo(own, one.name, one.names);
    const period = typedPeriod(one.period, blankPeriod(today, write), write);
    return { key: String(at), name, otherName, period };
  });
}

/** The holidays that are asked for. */
export function holidaysOf(typed: readonly TypedHoliday[], own: Language): Holiday[] {
  return typed.map(({ name, otherName, period }) => ({
    name: name.trim(),
    names: translations(own, otherName.trim()),
    period: periodOf(period),
  }));
}

/** Days that come every year of their own. */
const USUAL_HOLIDAYS = [
  { id: 'fitr', kind: 'hijri', month: 10, day: 1, days: 4 },
  { id: 'adha', kind: 'hijri', month: 12, day: 9, days: 5 },
  { id: 'hijriYear', kind: 'hijri', month: 1, day: 1, days: 1 },
  { id: 'mawlid', kind: 'hijri', month: 3, day: 12, days: 1 },
  { id: 'newYear', kind: 'yearly', month: 1, day: 1, days: 1 },
] as const;

/** Those of them that begin on no day of the list: offered with one press each. */
export function usualBeside(holidays: readonly TypedHoliday[]) {
  return USUAL_HOLIDAYS.filter(
    ({ kind, month, day }) =>
      !holidays.some(({ period }) => period.kind === kind && period.month === month && numberOf(period.day) === day),
  );
}
