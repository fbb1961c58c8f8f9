// The breaks for prayer of a clinic: by the sun of each date, rounded outward to its grid.
import type { Clinic } from '#shared/model/clinic.ts';
import type { PrayerBreaks, PrayerName } from '#shared/model/hours.ts';
import { prayersOn } from '#shared/time/prayer.ts';
import type { LocalDate } from '#shared/time/zone.ts';

type DaysOf = Pick<Clinic, 'prayer' | 'zone' | 'gridMinutes' | 'hijriAdjust'>;
type Breaks = readonly { readonly prayer: PrayerName; readonly from: number; readonly to: number }[];

/** The breaks of dates that were asked for, by what they follow from, which is never changed. */
const known = new WeakMap<PrayerBreaks, Map<string, Breaks>>();
const MOST_DATES = 2_000;

/** The breaks of a civil date in minutes of the wall clock from its midnight, by start. */
export function breaksOn({ prayer, zone, gridMinutes, hijriAdjust }: DaysOf, date: LocalDate): Breaks {
  if (prayer === null) return [];
  const dates = known.get(prayer) ?? new Map<string, Breaks>();
  known.set(prayer, dates);
  const key = `${date} ${zone} ${gridMinutes} ${hijriAdjust}`;
  const kept = dates.get(key);
  if (kept) return kept;
  if (dates.size >= MOST_DATES) dates.clear();
  const found = reckoned(prayer, { zone, gridMinutes, hijriAdjust }, date);
  dates.set(key, found);
  return found;
}

function reckoned(
  place: PrayerBreaks,
  { zone, gridMinutes: grid, hijriAdjust }: Omit<DaysOf, 'prayer'>,
  date: LocalDate,
): Breaks {
  const times = prayersOn(date, place, zone, hijriAdjust);
  return place.breaks
    .flatMap(({ prayer, after, minutes }) => {
      const at = times[prayer];
      if (at === undefined) return [];
      const [from, to] = [Math.floor((at + after) / grid) * grid, Math.ceil((at + after + minutes) / grid) * grid];
      return [{ prayer, from, to }];
    })
    .toSorted((a, b) => a.from - b.from);
}
