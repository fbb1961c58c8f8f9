// When the demonstration clinics are open: the usual weeks, the nights of Ramadan, holidays and breaks for prayer.
import type { Holiday, HourSet, PrayerBreaks, WeeklyWindow } from '#shared/model/hours.ts';

function week(windows: (weekday: number) => readonly [string, string][]): WeeklyWindow[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => windows(weekday).map(([from, to]) => ({ weekday, from, to })));
}
const FRIDAY = 5;
/** A morning and an afternoon with lunch between. */
export const split = week((day) =>
  day === FRIDAY
    ? [['14:00', '20:00']]
    : [
        ['08:00', '12:00'],
        ['13:00', '17:30'],
      ],
);
/** A long morning. */
export const morning = week((day) => (day === FRIDAY ? [['14:00', '20:00']] : [['08:00', '16:30']]));
/** From late morning to the evening. */
export const afternoon = week((day) =>
  day === FRIDAY
    ? [['14:00', '21:00']]
    : [
        ['10:00', '14:00'],
        ['15:00', '20:00'],
      ],
);
/** When rooms are open. */
export const allDay = week(() => [['08:00', '21:00']]);

/** The evenings of Ramadan, which go past midnight. */
export const nights = week(() => [['20:30', '01:30']]);
/** When rooms are open in Ramadan. */
export const longNights = week(() => [['08:00', '02:00']]);
/** The short days of Ramadan. */
export const mornings = week((day) => (day === FRIDAY ? [] : [['10:00', '15:00']]));

/** Another week for the whole of Ramadan. */
export function inRamadan(hours: WeeklyWindow[]): HourSet[] {
  return [{ name: 'دوام رمضان', period: { kind: 'hijri-month', month: 9 }, hours }];
}

/** A holiday with its name in both languages. */
export function holiday(ar: string, en: string, period: Holiday['period']): Holiday {
  return { name: ar, names: { ar, en }, period };
}

/** The Eids, by the Hijri calendar. */
export const eids = [
  holiday('عيد الفطر', 'Eid al-Fitr', { kind: 'hijri', month: 10, day: 1, days: 4 }),
  holiday('عيد الأضحى', 'Eid al-Adha', { kind: 'hijri', month: 12, day: 9, days: 5 }),
];

/** Breaks for the prayers of the day in Riyadh. */
export const prayerInRiyadh: PrayerBreaks = {
  latitude: 24.7136,
  longitude: 46.6753,
  method: 'umm-al-qura',
  asr: 'standard',
  breaks: [
    { prayer: 'dhuhr', after: 5, minutes: 20 },
    { prayer: 'asr', after: 5, minutes: 15 },
  ],
};
