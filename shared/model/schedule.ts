// The noun Schedule: the bookable time of exactly one practitioner, room or device, and has its id.
import { z } from 'zod';
import { datedHours, hourSet, MOST_DATED, MOST_HOUR_SETS, observes, weeklyWindow } from './hours.ts';
import { id, version } from './id.ts';
import { translatedNames } from './text.ts';

export const scheduleKind = z.enum(['practitioner', 'room', 'device']);
export type ScheduleKind = z.infer<typeof scheduleKind>;

/** A schedule; `title` is what the column says under the name (a specialty, a kind of room). */
export const schedule = z.object({
  id,
  kind: scheduleKind,
  name: z.string(),
  names: translatedNames,
  title: z.string(),
  titles: translatedNames,
  /** The usual week. */
  hours: z.array(weeklyWindow),
  /** Other weeks for a while; where several hold, the first. */
  otherHours: z.array(hourSet).max(MOST_HOUR_SETS),
  /** Dates that differ from any week, also on a holiday; the first that names a date holds. */
  exceptions: z.array(datedHours).max(MOST_DATED),
  observes,
  position: z.int(),
  active: z.boolean(),
  version,
});
export type Schedule = z.infer<typeof schedule>;

/** What a schedule has beside its usual week unless it is said otherwise: only people break for prayer. */
export function usualCalendar(kind: ScheduleKind): Pick<Schedule, 'otherHours' | 'exceptions' | 'observes'> {
  return { otherHours: [], exceptions: [], observes: { holidays: true, prayer: kind === 'practitioner' } };
}
