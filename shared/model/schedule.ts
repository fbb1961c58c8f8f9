// The noun Schedule: the bookable time of exactly one practitioner, room or device, and has its id.
import { z } from 'zod';
import { id, version } from './id.ts';
import { translatedNames } from './text.ts';

export const scheduleKind = z.enum(['practitioner', 'room', 'device']);
export type ScheduleKind = z.infer<typeof scheduleKind>;

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/**
 * One window of a week: it belongs to the weekday it starts on (1 Monday … 7 Sunday); an end not after the
 * start is on the next day, and 00:00–00:00 is the whole day.
 */
export const weeklyWindow = z.object({ weekday: z.int().min(1).max(7), from: clockTime, to: clockTime });
export type WeeklyWindow = z.infer<typeof weeklyWindow>;

/** A schedule; `title` is what the column says under the name (a specialty, a kind of room). */
export const schedule = z.object({
  id,
  kind: scheduleKind,
  name: z.string(),
  names: translatedNames,
  title: z.string(),
  titles: translatedNames,
  hours: z.array(weeklyWindow),
  position: z.int(),
  active: z.boolean(),
  version,
});
export type Schedule = z.infer<typeof schedule>;
