// The noun Clinic: its clock, its calendar habits and the limits its time rules need.
import { z } from 'zod';
import { holiday, MOST_HOLIDAYS, prayerBreaks } from './hours.ts';
import { id, version } from './id.ts';
import { translatedNames } from './text.ts';

/** A clinic. Minutes and days are whole; `weekStart` and `weekend` count 1 Monday … 7 Sunday. */
export const clinic = z.object({
  id,
  slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/),
  name: z.string(),
  names: translatedNames,
  zone: z.string(),
  locale: z.string(),
  digits: z.enum(['arab', 'latn']),
  hourCycle: z.enum(['h12', 'h23']),
  weekStart: z.int().min(1).max(7),
  weekend: z.array(z.int().min(1).max(7)),
  hijri: z.enum(['off', 'secondary', 'primary']),
  hijriAdjust: z.int().min(-2).max(2),
  gridMinutes: z.int().min(1).max(60),
  longest: z.int().min(5).max(1440),
  horizonDays: z.int().min(1),
  backdateDays: z.int().min(0),
  /** How many months ahead the visits of a series stand in the calendar. */
  seriesMonths: z.int().min(1).max(13),
  holidays: z.array(holiday).max(MOST_HOLIDAYS),
  prayer: prayerBreaks.nullable(),
  version,
});
export type Clinic = z.infer<typeof clinic>;

/** The calendar habits of a clinic unless they are said otherwise: half a year of a series, no holidays, no breaks for prayer. */
export const USUAL_DAYS: Pick<Clinic, 'seriesMonths' | 'holidays' | 'prayer'> = {
  seriesMonths: 6,
  holidays: [],
  prayer: null,
};
