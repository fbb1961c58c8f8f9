// What can be asked of series of visits and closures: one row per command.
import { z } from 'zod';
import { appointment, cancelReason } from '#shared/model/appointment.ts';
import { closure } from '#shared/model/closure.ts';
import { id, version } from '#shared/model/id.ts';
import { series } from '#shared/model/series.ts';
import { noteText } from '#shared/model/text.ts';
import { localTime } from '#shared/time/local-time.ts';
import { command, minutes, scheduleIds } from './command-row.ts';
import { choices, rule } from './repeating.ts';

/** What a series of visits is begun with. */
export const seriesWish = {
  serviceId: id,
  scheduleIds,
  patientId: id,
  startLocal: localTime,
  durationMinutes: minutes.optional(),
  rule,
};

/** From which occurrence on, and how far a change reaches. */
export const seriesChange = {
  seriesId: id,
  recurrenceId: localTime,
  scope: z.enum(['this', 'following', 'all']),
  /** What is to be other; `startLocal` is the wall time of the named occurrence. */
  set: z
    .strictObject({
      serviceId: id,
      scheduleIds,
      patientId: id,
      startLocal: localTime,
      durationMinutes: minutes,
      rule,
      note: noteText,
    })
    .partial(),
};

const written = z.object({ series: z.array(series), appointments: z.array(appointment) });

/** The commands on series. */
export const seriesCommands = {
  'series.start': command({
    does: 'Books all visits of a rule up to the planning horizon in one commit; an occurrence in whose way something is and for which nothing is chosen is a conflict that names it.',
    input: z.strictObject({ ...seriesWish, note: noteText.optional(), choices: choices.optional() }),
    output: z.object({ series, appointments: z.array(appointment) }),
    allow: 'calendar',
    refusals: ['conflict', 'slot-taken', 'outside-hours', 'not-found'],
  }),
  'series.change': command({
    does: 'Changes one visit of a series, that and all following, or all that are to come; what was already made an exception keeps what it has of its own.',
    input: z.strictObject({ ...seriesChange, baseVersion: version, choices: choices.optional() }),
    output: written,
    allow: 'calendar',
    refusals: ['conflict', 'slot-taken', 'outside-hours', 'wrong-status', 'not-found'],
  }),
  'series.end': command({
    does: 'Ends a series before an occurrence: that one and those after it are cancelled, or their closed time is opened.',
    input: z.strictObject({
      seriesId: id,
      recurrenceId: localTime,
      baseVersion: version,
      reason: cancelReason.optional(),
      note: noteText.optional(),
    }),
    output: z.object({ series, appointments: z.array(appointment), closures: z.array(closure) }),
    allow: 'calendar',
    refusals: ['conflict', 'wrong-status', 'not-found'],
  }),
} as const;
