// What can be asked of holds, and taking back: one row per command.
import { z } from 'zod';
import { appointment } from '#shared/model/appointment.ts';
import { clinic } from '#shared/model/clinic.ts';
import { closure } from '#shared/model/closure.ts';
import { hold } from '#shared/model/hold.ts';
import { id } from '#shared/model/id.ts';
import { patient } from '#shared/model/patient.ts';
import { schedule } from '#shared/model/schedule.ts';
import { series } from '#shared/model/series.ts';
import { noteText, reasonText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { command, minutes, scheduleIds } from './command-row.ts';

/** The commands that mean this moment: holds, and taking back what was just done. */
export const instantCommands = {
  'hold.place': command({
    does: 'Keeps a time for five minutes for whoever is filling in a booking; `insteadOf` lets the hold before it go.',
    input: z.strictObject({
      serviceId: id,
      scheduleIds,
      start: instant,
      durationMinutes: minutes.optional(),
      insteadOf: id.optional(),
    }),
    output: hold,
    allow: 'calendar',
    refusals: ['slot-taken', 'outside-hours', 'rate-limited', 'not-found'],
  }),
  'hold.extend': command({
    does: 'Makes one’s own hold five minutes longer, once.',
    input: z.strictObject({ holdId: id }),
    output: hold,
    allow: 'calendar',
    refusals: ['hold-expired', 'wrong-status', 'forbidden', 'not-found'],
  }),
  'hold.release': command({
    does: 'Lets one’s own hold go.',
    input: z.strictObject({ holdId: id }),
    output: hold,
    allow: 'calendar',
    refusals: ['forbidden', 'not-found'],
  }),
  'hold.book': command({
    does: 'Books a patient for the service, the schedules and the time of one’s own hold.',
    input: z.strictObject({ holdId: id, patientId: id, note: noteText.optional() }),
    output: appointment,
    allow: 'calendar',
    refusals: ['hold-expired', 'forbidden', 'not-found'],
  }),
  'hold.take-over': command({
    does: 'Makes a colleague’s hold one’s own, for five minutes from now, and tells them.',
    input: z.strictObject({ holdId: id, reason: reasonText }),
    output: hold,
    allow: 'take-over',
    refusals: ['hold-expired', 'not-found'],
  }),
  'command.undo': command({
    does: 'Takes back what one’s own command of the last ten minutes did, where nobody has changed the same since.',
    input: z.strictObject({ commandId: id }),
    output: z.object({
      undoes: id,
      appointments: z.array(appointment),
      patients: z.array(patient),
      holds: z.array(hold),
      closures: z.array(closure),
      series: z.array(series),
      schedules: z.array(schedule),
      clinics: z.array(clinic),
    }),
    allow: 'read',
    refusals: ['conflict', 'slot-taken', 'wrong-status', 'too-old', 'forbidden', 'not-found'],
  }),
} as const;
