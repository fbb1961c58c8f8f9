// When somebody works: weekly windows, other weeks for a while, dates that differ, holidays and breaks for prayer.
import { z } from 'zod';
import { nameText, reasonText, translatedNames } from './text.ts';

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** A civil date, `YYYY-MM-DD`. */
const date = z.iso.date();

/** A window of one day; an end not after the start is on the next day, and 00:00–00:00 is the whole day. */
export const dayWindow = z.strictObject({ from: clockTime, to: clockTime });
export type DayWindow = z.infer<typeof dayWindow>;

/** One window of a week: it belongs to the weekday it starts on (1 Monday … 7 Sunday). */
export const weeklyWindow = z.object({ weekday: z.int().min(1).max(7), from: clockTime, to: clockTime });
export type WeeklyWindow = z.infer<typeof weeklyWindow>;

const month = z.int().min(1).max(12);
const days = z.int().min(1).max(60);

/**
 * Which civil dates are meant, both ends included: from one date to another (null: for good), some days of each year, some
 * days of each Hijri year, or a whole Hijri month. Hijri is Umm al-Qura with the clinic's own adjustment.
 */
export const period = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dates'), from: date, to: date.nullable() }),
  z.strictObject({ kind: z.literal('yearly'), month, day: z.int().min(1).max(31), days }),
  z.strictObject({ kind: z.literal('hijri'), month, day: z.int().min(1).max(30), days }),
  z.strictObject({ kind: z.literal('hijri-month'), month }),
]);
export type Period = z.infer<typeof period>;

/** A week that holds instead of the usual one in a period: the hours of Ramadan, of a summer, from next month on. */
export const hourSet = z.strictObject({ name: nameText, period, hours: z.array(weeklyWindow).max(70) });
export type HourSet = z.infer<typeof hourSet>;

/** Dates, both included, whose windows hold instead of any week's; none at all is a day off. */
export const datedHours = z.strictObject({
  from: date,
  to: date,
  windows: z.array(dayWindow).max(10),
  reason: z.union([z.literal(''), reasonText]),
});
export type DatedHours = z.infer<typeof datedHours>;

/** What of the clinic's calendar a schedule goes by. */
export const observes = z.strictObject({ holidays: z.boolean(), prayer: z.boolean() });
export type Observes = z.infer<typeof observes>;

/** Days on which the clinic is closed but for schedules that do not observe them or have hours of their own that day. */
export const holiday = z.strictObject({ name: nameText, names: translatedNames, period });
export type Holiday = z.infer<typeof holiday>;

/** How prayer times are reckoned, by the names of the authorities. */
export const prayerMethod = z.enum([
  'umm-al-qura',
  'egyptian',
  'muslim-world-league',
  'karachi',
  'dubai',
  'kuwait',
  'qatar',
  'turkey',
  'tehran',
  'singapore',
  'north-america',
  'moonsighting-committee',
]);
export type PrayerMethod = z.infer<typeof prayerMethod>;
export const prayerName = z.enum(['fajr', 'dhuhr', 'asr', 'maghrib', 'isha']);
export type PrayerName = z.infer<typeof prayerName>;

/** Breaks for prayer: where the sun is looked at, how times are reckoned, and which prayers interrupt work for how many minutes. */
export const prayerBreaks = z.strictObject({
  latitude: z.number().min(-65).max(65),
  longitude: z.number().min(-180).max(180),
  method: prayerMethod,
  asr: z.enum(['standard', 'hanafi']),
  breaks: z
    .array(z.strictObject({ prayer: prayerName, after: z.int().min(0).max(60), minutes: z.int().min(5).max(90) }))
    .max(5),
});
export type PrayerBreaks = z.infer<typeof prayerBreaks>;

/** The most other weeks and dated hours of one schedule, and holidays of one clinic. */
export const MOST_HOUR_SETS = 20;
export const MOST_DATED = 200;
export const MOST_HOLIDAYS = 60;
