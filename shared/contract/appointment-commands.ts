// What can be asked of appointments: one row per command.
import { z } from 'zod';
import { appointment, appointmentStatus, cancelReason } from '#shared/model/appointment.ts';
import { id, version } from '#shared/model/id.ts';
import { noteText, tagText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { command, minutes, override, scheduleIds } from './command-row.ts';

const tags = z.array(tagText).max(20);
const slotBase = z.strictObject({ start: instant, durationMinutes: minutes, scheduleIds: z.array(id), serviceId: id });
const editable = { patientId: id, note: noteText, tags, confirmed: z.boolean() };

/** The commands on appointments. */
export const appointmentCommands = {
  'appointment.book': command({
    does: 'Books a patient for a service at a start, claiming every schedule it needs.',
    input: z.strictObject({
      serviceId: id,
      scheduleIds,
      start: instant,
      durationMinutes: minutes.optional(),
      patientId: id,
      holdId: id.optional(),
      note: noteText.optional(),
      override: override.optional(),
    }),
    output: appointment,
    allow: 'calendar',
    refusals: ['slot-taken', 'outside-hours', 'hold-expired', 'not-found'],
  }),
  'appointment.move': command({
    does: 'Gives an appointment another time, length, schedule or service: one group, all or nothing.',
    input: z.strictObject({
      appointmentId: id,
      baseVersion: version,
      base: slotBase,
      start: instant.optional(),
      durationMinutes: minutes.optional(),
      scheduleIds: scheduleIds.optional(),
      serviceId: id.optional(),
      override: override.optional(),
    }),
    output: appointment,
    allow: 'calendar',
    refusals: ['slot-taken', 'outside-hours', 'conflict', 'wrong-status', 'not-found'],
  }),
  'appointment.edit': command({
    does: 'Changes what is not its time: patient, note, tags, and whether it is confirmed.',
    input: z.strictObject({
      appointmentId: id,
      baseVersion: version,
      base: z.strictObject(editable).partial(),
      patientId: editable.patientId.optional(),
      note: editable.note.optional(),
      tags: editable.tags.optional(),
      confirmed: editable.confirmed.optional(),
    }),
    output: appointment,
    allow: 'calendar',
    refusals: ['conflict', 'wrong-status', 'not-found'],
  }),
  'appointment.cancel': command({
    does: 'Cancels an appointment with a reason and frees its time.',
    input: z.strictObject({ appointmentId: id, baseVersion: version, reason: cancelReason, note: noteText.optional() }),
    output: appointment,
    allow: 'calendar',
    refusals: ['wrong-status', 'not-found'],
  }),
  'appointment.advance': command({
    does: 'Moves an appointment along its states; a step back is the manager’s and the doctor’s own.',
    input: z.strictObject({ appointmentId: id, baseVersion: version, to: appointmentStatus.exclude(['cancelled']) }),
    output: appointment,
    allow: 'calendar',
    refusals: ['wrong-status', 'slot-taken', 'not-found'],
  }),
} as const;
