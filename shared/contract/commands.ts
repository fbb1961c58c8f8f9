// What a caller can ask for: one row per command.
import { z } from 'zod';
import { appointment, appointmentStatus, cancelReason } from '#shared/model/appointment.ts';
import { hold } from '#shared/model/hold.ts';
import { id, version } from '#shared/model/id.ts';
import { patient, sex } from '#shared/model/patient.ts';
import { nameText, noteText, reasonText, tagText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import type { FieldConflict, RefusalCode } from '#shared/rules/decision.ts';
import type { Permission } from './allow.ts';
import { birthDate, nationalId, phone } from './contact.ts';

type Row<I extends z.ZodType, O extends z.ZodType> = {
  /** One sentence for people reading the reference. */
  readonly does: string;
  readonly input: I;
  readonly output: O;
  readonly allow: Permission;
  /** The refusals this command adds to those every command may have. */
  readonly refusals: readonly RefusalCode[];
};

function command<I extends z.ZodType, O extends z.ZodType>(row: Row<I, O>): Row<I, O> {
  return row;
}

const minutes = z.int();
const scheduleIds = z.array(id).max(8);
const override = z.strictObject({ reason: reasonText });
const tags = z.array(tagText).max(20);

const slotBase = z.strictObject({ start: instant, durationMinutes: minutes, scheduleIds: z.array(id), serviceId: id });
const editable = { patientId: id, note: noteText, tags, confirmed: z.boolean() };
const person = {
  name: nameText,
  phone: phone.nullable(),
  birthDate: birthDate.nullable(),
  sex: sex.nullable(),
  nationalId: nationalId.nullable(),
  note: noteText,
};

/** Every command: its input, its answer, its refusals and who may. */
export const commands = {
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
    }),
    allow: 'read',
    refusals: ['conflict', 'slot-taken', 'wrong-status', 'too-old', 'forbidden', 'not-found'],
  }),
  'patient.register': command({
    does: 'Registers a patient and gives the next file number.',
    input: z.strictObject(person).partial({ phone: true, birthDate: true, sex: true, nationalId: true, note: true }),
    output: patient,
    allow: 'patients',
    refusals: [],
  }),
  'patient.edit': command({
    does: 'Corrects what is known of a patient.',
    input: z.strictObject({
      patientId: id,
      baseVersion: version,
      base: z.strictObject(person).partial(),
      ...z.strictObject(person).partial().shape,
    }),
    output: patient,
    allow: 'patients',
    refusals: ['conflict', 'not-found'],
  }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;

/** The answer to a command that took effect: `noop` changed nothing, `rebased` went on top of others' changes. */
export type CommandReply<T = unknown> = {
  readonly outcome: 'commit' | 'noop' | 'rebased';
  readonly commandId: string;
  readonly value: T;
  readonly version: number;
  /** Whoever gave it can take it back with `command.undo` for ten minutes. */
  readonly undoable: boolean;
  /** What others had changed that this went on top of; told with `rebased`. */
  readonly merged?: readonly MergedField[];
};

/** A field somebody else changed meanwhile, which stays as they left it. */
export type MergedField = Pick<FieldConflict, 'field' | 'by' | 'at'>;
