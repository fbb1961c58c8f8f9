// Breaks for prayer in words: which prayer, how long, and at what time today.
import type { Format } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolate, isolateAs } from '#shared/i18n/isolate.ts';
import type { PrayerBreaks } from '#shared/model/hours.ts';
import type { DaysOf } from '#shared/rules/opening.ts';
import { breaksOn } from '#shared/rules/prayer-breaks.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { typedPrayer } from './prayer-typed.ts';

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

/** All of the breaks for prayer: where, and which for how long. */
export function prayerWords(
  prayer: PrayerBreaks | null,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  if (prayer === null) return t(($) => $.admin.prayer.noneSaid);
  const { city, latitude, longitude } = typedPrayer(prayer, 'riyadh', String);
  const place =
    city === 'other'
      ? isolate(
          t(($) => $.admin.prayer.coordinates, { latitude, longitude }),
          'ltr',
        )
      : t(($) => $.admin.prayer.cities[city]);
  const breaks = format.list(prayer.breaks.map((one) => breakWords(t, format, one)));
  return t(($) => $.admin.prayer.told, { place, breaks });
}
