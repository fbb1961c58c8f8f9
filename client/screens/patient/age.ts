// How old somebody is, as a front desk says it: years, of a small child months, of a newborn days.
import { parseDate } from '@internationalized/date';
import type { Translate } from '#shared/i18n/catalog.ts';

/** An age in the unit it is told in. */
export type Age = { readonly unit: 'years' | 'months' | 'days'; readonly count: number };

/** The age on a civil date; dates are `YYYY-MM-DD`. Null for a birth after `today`. */
export function ageOn(today: string, birthDate: string): Age | null {
  const [born, now] = [parseDate(birthDate), parseDate(today)];
  const days = now.compare(born);
  if (days < 0) return null;
  const isBefore = now.month < born.month || (now.month === born.month && now.day < born.day);
  const years = now.year - born.year - (isBefore ? 1 : 0);
  if (years >= 2) return { unit: 'years', count: years };
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0);
  return months >= 1 ? { unit: 'months', count: months } : { unit: 'days', count: days };
}

/** The age in words. */
export function ageWords({ unit, count }: Age, t: Translate): string {
  const words = {
    years: () => t(($) => $.patient.age.years, { count }),
    months: () => t(($) => $.patient.age.months, { count }),
    days: () => t(($) => $.patient.age.days, { count }),
  };
  return words[unit]();
}
