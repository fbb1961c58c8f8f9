// The noun Closure: time on one schedule in which nobody is booked, but for the visits it keeps.
import { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
import { localTime } from '#shared/time/local-time.ts';
import { id, version } from './id.ts';

/** A visit that stays under a closure, with the time it had when it was decided to keep it. */
const keptVisit = z.object({ appointmentId: id, start: instant, end: instant });

/**
 * A closure; reopened it is no longer `active`, and keeps its record. `startWall`, `endWall` and `zone` are what was closed on
 * the clinic's wall, unknown of the oldest; `recurrenceId` is the wall time it was planned for in its series.
 */
export const closure = z.object({
  id,
  scheduleId: id,
  start: instant,
  end: instant,
  startWall: localTime.nullable(),
  endWall: localTime.nullable(),
  zone: z.string().nullable(),
  seriesId: id.nullable(),
  recurrenceId: localTime.nullable(),
  reason: z.string(),
  kept: z.array(keptVisit),
  active: z.boolean(),
  version,
});
export type Closure = z.infer<typeof closure>;

/** What a closure has of which no wall time was written down, and that belongs to no series. */
export const UNPLANNED: Pick<Closure, 'startWall' | 'endWall' | 'zone' | 'seriesId' | 'recurrenceId'> = {
  startWall: null,
  endWall: null,
  zone: null,
  seriesId: null,
  recurrenceId: null,
};
