// When the prayers of a civil date are, by the sun over a place: whatever clock the machine has.
import { CalculationMethod, Coordinates, Madhab, PrayerTimes } from 'adhan';
import { hijriOf } from './hijri.ts';
import { daysBetween, type LocalDate, plusDays, wallOf } from './zone.ts';

const RAMADAN = 9;

const names = ['fajr', 'dhuhr', 'asr', 'maghrib', 'isha'] as const;
/** A prayer; sunrise is none. */
export type Prayer = (typeof names)[number];

/** The minute of the wall clock of each prayer, counted from the date's midnight; one the sun does not give is missing. */
export type PrayerMinutes = Partial<Record<Prayer, number>>;

const methods = {
  'umm-al-qura': CalculationMethod.UmmAlQura,
  egyptian: CalculationMethod.Egyptian,
  'muslim-world-league': CalculationMethod.MuslimWorldLeague,
  karachi: CalculationMethod.Karachi,
  dubai: CalculationMethod.Dubai,
  kuwait: CalculationMethod.Kuwait,
  qatar: CalculationMethod.Qatar,
  turkey: CalculationMethod.Turkey,
  tehran: CalculationMethod.Tehran,
  singapore: CalculationMethod.Singapore,
  'north-america': CalculationMethod.NorthAmerica,
  'moonsighting-committee': CalculationMethod.MoonsightingCommittee,
} as const;

/** Where, and how prayer times are reckoned: by whose angles, and whose afternoon shadow. */
export type PrayerPlace = {
  readonly latitude: number;
  readonly longitude: number;
  readonly method: keyof typeof methods;
  readonly asr: 'standard' | 'hanafi';
};

/**
 * The prayers of a civil date in a zone: those around the noon of that date, which may lie on the date before or after it in
 * UTC. Isha is past midnight in some places, and so over 1440; in Makkah it is half an hour later in Ramadan.
 */
export function prayersOn(date: LocalDate, place: PrayerPlace, zone: string, hijriAdjust: number): PrayerMinutes {
  const isLate = place.method === 'umm-al-qura' && hijriOf(date, hijriAdjust).month === RAMADAN;
  const around = [0, -1, 1].map((days) => prayersOfDay(plusDays(date, days), place, isLate));
  const found = around.find(({ dhuhr }) => wallOf(dhuhr.getTime(), zone).startsWith(date));
  if (!found) return {};
  const minutes = names.map((name) => [name, minuteFrom(date, found[name].getTime(), zone)] as const);
  return Object.fromEntries(minutes.filter(([, minute]) => minute !== null));
}

/** The library reads year, month and day from the machine's clock, so that it is told them there, at noon. */
function prayersOfDay(
  date: LocalDate,
  { latitude, longitude, method, asr }: PrayerPlace,
  isLate: boolean,
): PrayerTimes {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const parameters = methods[method]();
  parameters.madhab = asr === 'hanafi' ? Madhab.Hanafi : Madhab.Shafi;
  if (isLate) parameters.adjustments.isha = 30;
  return new PrayerTimes(new Coordinates(latitude, longitude), new Date(year, month - 1, day, 12), parameters);
}

function minuteFrom(date: LocalDate, ms: number, zone: string): number | null {
  if (Number.isNaN(ms)) return null;
  const wall = wallOf(ms, zone);
  return daysBetween(date, wall.slice(0, 10)) * 1440 + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}
