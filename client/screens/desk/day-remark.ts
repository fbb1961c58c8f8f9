// Why a schedule's hours on a date are not the usual ones, in a word or two: for the head of a column.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Language } from '#shared/model/caller.ts';
import { clinicHoliday, type DaysOf, type HoursOf, hoursOn } from '#shared/rules/opening.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { nameIn } from './names.ts';

/** The name of the holiday, the reason of the dates that differ, or the name of the week that holds; null on a usual day. */
export function dayRemark(
  schedule: HoursOf,
  clinic: DaysOf,
  date: LocalDate,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string | null {
  const { reason } = hoursOn(schedule, clinic, date);
  switch (reason.kind) {
    case 'usual':
      return null;
    case 'other':
      return reason.set.name;
    case 'holiday':
      return nameIn(language, reason.holiday);
    case 'exception': {
      if (reason.exception.reason !== '') return reason.exception.reason;
      // Own hours on a holiday: the day is still called by it.
      const holiday = clinicHoliday(clinic, date);
      if (holiday) return nameIn(language, holiday);
      return reason.exception.windows.length === 0 ? t(($) => $.admin.dates.off) : t(($) => $.admin.dates.own);
    }
  }
}
