// The noun Closure: time on one schedule in which nobody is booked, but for the visits it keeps.
import { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
import { id, version } from './id.ts';

/** A visit that stays under a closure, with the time it had when it was decided to keep it. */
const keptVisit = z.object({ appointmentId: id, start: instant, end: instant });

/** A closure; reopened it is no longer `active`, and keeps its record. */
export const closure = z.object({
  id,
  scheduleId: id,
  start: instant,
  end: instant,
  reason: z.string(),
  kept: z.array(keptVisit),
  active: z.boolean(),
  version,
});
export type Closure = z.infer<typeof closure>;
