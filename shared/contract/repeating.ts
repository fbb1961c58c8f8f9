// What repeats, as it is asked for: a rule, and what is chosen for single occurrences of it.
import { z } from 'zod';
import { closure } from '#shared/model/closure.ts';
import { id } from '#shared/model/id.ts';
import { appointment } from '#shared/model/appointment.ts';
import { reasonText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { localTime } from '#shared/time/local-time.ts';
import { scheduleIds } from './command-row.ts';

/** An RRULE of RFC 5545 without its name; which of them are taken is `rules/recurrence-rule.ts`’s. */
export const rule = z.string().max(500);

/** So many occurrences stand in one commit at most. */
export const MOST_OCCURRENCES = 400;

const choice = z.strictObject({
  recurrenceId: localTime,
  action: z.enum(['skip', 'move', 'override']),
  start: instant.optional(),
  scheduleIds: scheduleIds.optional(),
  reason: reasonText.optional(),
});
export type OccurrenceChoice = z.infer<typeof choice>;

/** What is chosen for single occurrences: leave one out, give it another time or schedules, or book it against the rules. */
export const choices = z.array(choice).max(MOST_OCCURRENCES);

/** What is chosen for single times of repeated closing: leave one out, or keep the visits in it. */
export const closureChoices = z
  .array(z.strictObject({ recurrenceId: localTime, action: z.enum(['skip', 'keep']) }))
  .max(MOST_OCCURRENCES);

/** How an occurrence stands; `ok` needs no choice, and neither does one whose wall time was moved on by a gap. */
export const occurrenceResult = z.enum([
  'ok',
  'conflict',
  'outside-hours',
  'holiday',
  'closure',
  'daily-cap',
  'shifted-gap',
]);
export type OccurrenceResult = z.infer<typeof occurrenceResult>;

const freeSlot = z.object({ start: instant, end: instant, scheduleIds: z.array(id) });
const blocker = z.object({ scheduleId: id, kind: z.string(), owner: id, start: instant, end: instant });

/**
 * An occurrence before it is booked: where and when it would be, how its wall time is met (`gap` moved on, `fold` the first of
 * two), what is in its way, the name of the holiday, and at most three free times instead.
 */
export const occurrence = z.object({
  recurrenceId: localTime,
  start: instant,
  end: instant,
  scheduleIds: z.array(id),
  clock: z.enum(['exact', 'gap', 'fold']),
  result: occurrenceResult,
  blockers: z.array(blocker),
  holiday: z.string().nullable(),
  alternatives: z.array(freeSlot),
});
export type PlannedOccurrence = z.infer<typeof occurrence>;

/** Occurrences up to the planning horizon `until`, a civil date; `total` counts the whole rule, null where it has no end. */
export const plan = z.object({ occurrences: z.array(occurrence), until: z.iso.date(), total: z.int().nullable() });
export type Plan = z.infer<typeof plan>;

/** A time to be closed, with the visits in it. */
export const closingOccurrence = z.object({
  recurrenceId: localTime,
  start: instant,
  end: instant,
  clock: z.enum(['exact', 'gap', 'fold']),
  visits: z.array(appointment),
  closures: z.array(closure),
});
export type PlannedClosing = z.infer<typeof closingOccurrence>;
