// Breaks for prayer while they are edited: a city or a place of one's own, and each of the five prayers.
import { toLatinDigits } from '#shared/i18n/digits.ts';
import { type PrayerBreaks, type PrayerMethod, type PrayerName, prayerName } from '#shared/model/hours.ts';
import { numberOf } from './typed-number.ts';

/** Cities of clinics that are likely here, with how prayer times are reckoned there. */
export const CITIES = [
  { id: 'riyadh', latitude: 24.7136, longitude: 46.6753, method: 'umm-al-qura' },
  { id: 'jeddah', latitude: 21.5433, longitude: 39.1728, method: 'umm-al-qura' },
  { id: 'makkah', latitude: 21.4225, longitude: 39.8262, method: 'umm-al-qura' },
  { id: 'madinah', latitude: 24.4672, longitude: 39.6111, method: 'umm-al-qura' },
  { id: 'dubai', latitude: 25.2048, longitude: 55.2708, method: 'dubai' },
  { id: 'kuwait', latitude: 29.3759, longitude: 47.9774, method: 'kuwait' },
  { id: 'doha', latitude: 25.2854, longitude: 51.531, method: 'qatar' },
  { id: 'manama', latitude: 26.2235, longitude: 50.5876, method: 'umm-al-qura' },
  { id: 'muscat', latitude: 23.588, longitude: 58.3829, method: 'umm-al-qura' },
  { id: 'cairo', latitude: 30.0444, longitude: 31.2357, method: 'egyptian' },
  { id: 'amman', latitude: 31.9539, longitude: 35.9106, method: 'muslim-world-league' },
  { id: 'beirut', latitude: 33.8938, longitude: 35.5018, method: 'muslim-world-league' },
  { id: 'casablanca', latitude: 33.5731, longitude: -7.5898, method: 'muslim-world-league' },
] as const satisfies readonly { id: string; latitude: number; longitude: number; method: PrayerMethod }[];
export type CityId = (typeof CITIES)[number]['id'];

/** A prayer that interrupts work or not; minutes as texts. */
export interface TypedBreak {
  readonly isOn: boolean;
  readonly after: string;
  readonly minutes: string;
}

/** All of it; what is switched off keeps what was typed. */
export interface TypedPrayer {
  readonly isOn: boolean;
  readonly city: CityId | 'other';
  readonly latitude: string;
  readonly longitude: string;
  readonly method: PrayerMethod;
  readonly asr: PrayerBreaks['asr'];
  readonly breaks: Readonly<Record<PrayerName, TypedBreak>>;
}

/** What most clinics break for, and how long. */
const USUAL: readonly PrayerName[] = ['dhuhr', 'asr'];
const MINUTES = 20;
/** Degrees within which a place is a city: about a kilometre. */
const NEAR = 0.01;

/** The breaks as their form has them; a clinic without any begins with `city`. `write` writes a number as the reader does. */
export function typedPrayer(prayer: PrayerBreaks | null, city: CityId, write: (value: number) => string): TypedPrayer {
  const begun = cityOf(city);
  const { latitude, longitude, method, asr } = prayer ?? { ...begun, asr: 'standard' as const };
  const breakOf = (name: PrayerName): TypedBreak => {
    const found = prayer?.breaks.find((one) => one.prayer === name);
    const isOn = prayer === null ? USUAL.includes(name) : found !== undefined;
    return { isOn, after: write(found?.after ?? 0), minutes: write(found?.minutes ?? MINUTES) };
  };
  const near = CITIES.find(
    (one) => Math.abs(one.latitude - latitude) < NEAR && Math.abs(one.longitude - longitude) < NEAR,
  );
  return {
    isOn: prayer !== null,
    city: near?.id ?? 'other',
    latitude: String(latitude),
    longitude: String(longitude),
    method,
    asr,
    breaks: {
      fajr: breakOf('fajr'),
      dhuhr: breakOf('dhuhr'),
      asr: breakOf('asr'),
      maghrib: breakOf('maghrib'),
      isha: breakOf('isha'),
    },
  };
}

/** The form with another place: a city brings its coordinates and how times are reckoned there. */
export function placedIn(typed: TypedPrayer, city: TypedPrayer['city']): TypedPrayer {
  if (city === 'other') return { ...typed, city };
  const { latitude, longitude, method } = cityOf(city);
  return { ...typed, city, latitude: String(latitude), longitude: String(longitude), method };
}

/** The breaks that are asked for; null where there are none. */
export function prayerOf({ isOn, latitude, longitude, method, asr, breaks }: TypedPrayer): PrayerBreaks | null {
  if (!isOn) return null;
  return {
    latitude: decimalOf(latitude),
    longitude: decimalOf(longitude),
    method,
    asr,
    breaks: prayerName.options
      .filter((name) => breaks[name].isOn)
      .map((prayer) => ({
        prayer,
        after: numberOf(breaks[prayer].after),
        minutes: numberOf(breaks[prayer].minutes),
      })),
  };
}

/** The city that is likely the clinic's, by its zone: `Africa/Cairo` is Cairo. */
export function cityOfZone(zone: string): CityId {
  const name = zone.split('/').at(-1)?.toLowerCase() ?? '';
  const known: Readonly<Record<string, CityId>> = { qatar: 'doha', bahrain: 'manama' };
  return known[name] ?? CITIES.find(({ id }) => id === name)?.id ?? 'riyadh';
}

function cityOf(id: CityId): (typeof CITIES)[number] {
  return CITIES.find((one) => one.id === id) ?? CITIES[0];
}

/** The number of a text with a decimal point of either digit set; NaN where it is none. */
function decimalOf(text: string): number {
  const plain = toLatinDigits(text).replace(/[٫,]/u, '.').trim();
  return /^-?\d{1,3}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN;
}
