// The noun Series: visits or closed time that repeat by a rule, at the same time of the clinic's wall.
import { z } from 'zod';
import { localTime } from '#shared/time/local-time.ts';
import { id, version } from './id.ts';

/** What an occurrence that has no place waits for: a person's decision. */
const unplaced = z.object({
  recurrenceId: localTime,
  result: z.enum(['conflict', 'outside-hours', 'holiday', 'closure', 'daily-cap']),
});

/**
 * A series. `startLocal` is the first wall time in `zone`, `rule` an RRULE without its name (`FREQ=WEEKLY;BYDAY=SU,WE;COUNT=8`).
 * An occurrence is named by its planned wall time: `excluded` ones are not part of it. Up to the civil date
 * `materialisedUntil`, that day included, its occurrences stand in the calendar as visits or closures, but for the
 * `unplaced`. `sequence` rises with each change of it, `tz` is the version of the zone data it was reckoned with.
 */
export const series = z.object({
  id,
  kind: z.enum(['visits', 'closures']),
  serviceId: id.nullable(),
  scheduleIds: z.array(id).min(1),
  patientId: id.nullable(),
  startLocal: localTime,
  zone: z.string(),
  durationMinutes: z.int().min(1),
  rule: z.string(),
  excluded: z.array(localTime),
  unplaced: z.array(unplaced),
  /** What each visit is noted with, or why time is closed. */
  note: z.string(),
  splitFrom: id.nullable(),
  sequence: z.int().min(0),
  materialisedUntil: z.iso.date(),
  tz: z.string(),
  /** It goes on; an ended one keeps its record and the visits that stay. */
  active: z.boolean(),
  version,
});
export type Series = z.infer<typeof series>;
export type Unplaced = Series['unplaced'][number];
