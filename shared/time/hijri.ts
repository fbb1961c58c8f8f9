// The Hijri calendar by the tables of Umm al-Qura, corrected by a clinic's own sighting of the moon.
import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  parseDate,
  toCalendar,
} from '@internationalized/date';
import { type LocalDate, plusDays } from './zone.ts';

/** A date of the Hijri calendar: months 1 Muharram … 12 Dhu al-Hijjah. */
export type HijriDate = { readonly year: number; readonly month: number; readonly day: number };

const UMALQURA = new IslamicUmalquraCalendar();
const GREGORIAN = new GregorianCalendar();
/** So many dates are remembered of each direction. */
const MOST_KEPT = 5_000;
const hijri = new Map<LocalDate, HijriDate>();
const civil = new Map<string, LocalDate>();

/** The Hijri date of a civil one; `adjust` days more than the tables say, −2 … 2. */
export function hijriOf(date: LocalDate, adjust: number): HijriDate {
  const at = adjust === 0 ? date : plusDays(date, adjust);
  const known = hijri.get(at);
  if (known) return known;
  const { year, month, day } = toCalendar(parseDate(at), UMALQURA);
  return kept(hijri, at, { year, month, day });
}

/** The civil date of a Hijri one, the other way round; of a 30th that its month has not, that of the 29th. */
export function civilOf({ year, month, day }: HijriDate, adjust: number): LocalDate {
  const key = `${year} ${month} ${day}`;
  const found =
    civil.get(key) ?? kept(civil, key, toCalendar(new CalendarDate(UMALQURA, year, month, day), GREGORIAN).toString());
  return adjust === 0 ? found : plusDays(found, -adjust);
}

function kept<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, value);
  return value;
}
