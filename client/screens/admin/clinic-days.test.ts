// Proves that the clinic's holidays and breaks for prayer are asked for as they are shown.
import { expect, test } from 'vitest';
import { clinicOf } from '#server/testing/nouns.ts';
import type { PrayerBreaks } from '#shared/model/hours.ts';
import { clinicShape, faultsOfClinic } from './clinic-shape.ts';
import { type TypedHoliday, typedHolidays, usualBeside } from './holiday-typed.ts';
import { CITIES, cityOfZone, placedIn, prayerOf, typedPrayer } from './prayer-typed.ts';

const arabic = (value: number) => String(value).replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit);
const prayer: PrayerBreaks = {
  latitude: 30.0444,
  longitude: 31.2357,
  method: 'egyptian',
  asr: 'hanafi',
  breaks: [
    { prayer: 'dhuhr', after: 10, minutes: 25 },
    { prayer: 'asr', after: 0, minutes: 20 },
  ],
};
const clinic = clinicOf({
  holidays: [
    { name: 'عيد الفطر', names: { en: 'Eid' }, period: { kind: 'hijri', month: 10, day: 1, days: 4 } },
    { name: 'تجديد', names: {}, period: { kind: 'dates', from: '2026-12-01', to: '2026-12-03' } },
  ],
  prayer,
  seriesMonths: 4,
});

test('[HR47] holidays, breaks for prayer and the months of a series are sent as they stand, also in Arabic digits', () => {
  const shape = clinicShape('ar', { today: '2026-11-22', write: arabic });
  const { holidays, seriesMonths, ...sent } = shape.fieldsOf(shape.typedOf(clinic));
  expect(holidays).toEqual(clinic.holidays);
  expect(sent['prayer']).toEqual(prayer);
  expect(seriesMonths).toBe(4);
});

test('[HR48] a feast of every year is offered until it is listed, in whatever digits', () => {
  const offered = (holidays: readonly TypedHoliday[]) => usualBeside(holidays).map(({ id }) => id);
  const listed = typedHolidays(clinic.holidays, { own: 'ar', today: '2026-11-22', write: arabic });
  expect(offered([])).toEqual(['fitr', 'adha', 'hijriYear', 'mawlid', 'newYear']);
  expect(offered(listed)).toEqual(['adha', 'hijriYear', 'mawlid', 'newYear']);
});

test('[HR47] a city brings its place and how times are reckoned there; another place is typed', () => {
  const begun = typedPrayer(null, cityOfZone('Asia/Riyadh'), String);
  expect(begun).toMatchObject({ isOn: false, city: 'riyadh', method: 'umm-al-qura' });
  expect(prayerOf(begun)).toBeNull();
  const cairo = placedIn({ ...begun, isOn: true }, 'cairo');
  expect(prayerOf(cairo)).toMatchObject({ latitude: 30.0444, longitude: 31.2357, method: 'egyptian' });
  expect(typedPrayer(prayer, 'riyadh', String).city).toBe('cairo');
  const other = { ...placedIn(cairo, 'other'), latitude: '٣١٫٢', longitude: '29,9' };
  expect(prayerOf(other)).toMatchObject({ latitude: 31.2, longitude: 29.9 });
  expect(typedPrayer(prayerOf(other), 'riyadh', String).city).toBe('other');
  expect(prayerOf({ ...other, latitude: 'north' })?.latitude).toBeNaN();
});

test.each(CITIES)('[HR47] $id is told from its coordinates', ({ id, latitude, longitude }) => {
  expect(typedPrayer({ ...prayer, latitude, longitude }, 'riyadh', String).city).toBe(id);
});

test('[HR47] breaks for prayer that break for none are told before anything is sent', () => {
  expect(faultsOfClinic({ prayer: { ...prayer, breaks: [] } })).toEqual([
    { path: 'prayer.breaks', problem: 'required' },
  ]);
  expect(faultsOfClinic({ prayer })).toEqual([]);
  expect(faultsOfClinic({ prayer: null })).toEqual([]);
});
