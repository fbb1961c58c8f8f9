// Breaks for prayer in words: which prayer, how long, and at what time today.
import type { Format } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { PrayerBreaks } from '#shared/model/hours.ts';
import type { DaysOf } from '#shared/rules/opening.ts';
import { breaksOn } from '#shared/rules/prayer-breaks.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { LocalDate } from '#shared/time/zone.ts';

/** One break: `Dhuhr, 20 minutes`. */
export function breakWords(
  t: Translate,
  format: Format,
  { prayer, minutes }: Pick<PrayerBreaks['breaks'][number], 'prayer' | 'minutes'>,
): string {
  return t(($) => $.admin.prayer.one, {
    prayer: t(($) => $.admin.prayer.names[prayer]),
    duration: format.duration(minutes),
  });
}

/** The breaks of a date with their times: `Dhuhr 11:40 – 12:00`, by start; none where the sun gives none. */
export function breaksOnWords(t: Translate, format: Format, clinic: DaysOf, date: LocalDate): readonly string[] {
  return breaksOn(clinic, date).map(({ prayer, from, to }) =>
    t(($) => $.admin.prayer.at, {
      prayer: t(($) => $.admin.prayer.names[prayer]),
      time: isolateAs(format.direction, format.timeRange(from, to)),
    }),
  );
}
