// Two people changed one thing: what both had seen, what stands now and what was wanted here, field by field.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { FieldConflict, Refusal } from '#shared/rules/decision.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';

/** Field values by the names commands give them. */
export type Fields = Readonly<Record<string, unknown>>;
type Conflict = Extract<Refusal, { code: 'conflict' }>;

/** The commands that can be refused because somebody else changed the same. */
export type CrossedName = Extract<
  CommandName,
  'appointment.move' | 'appointment.edit' | 'patient.edit' | 'command.undo'
>;

const crossable: ReadonlySet<CommandName> = new Set<CrossedName>([
  'appointment.move',
  'appointment.edit',
  'patient.edit',
  'command.undo',
]);

/** Both sides of one conflict. The three sets of fields have the same names. */
export type Crossed = {
  readonly name: CrossedName;
  readonly current: Appointment | Patient;
  readonly base: Fields;
  readonly theirs: Fields;
  readonly mine: Fields;
  /** Who changed it and when, as far as it is known. */
  readonly written: Pick<FieldConflict, 'by' | 'at'>;
  /** The reason to leave a rule that went with the command. */
  readonly override?: CommandInput<'appointment.move'>['override'];
};

/** Whether a command can be asked about field by field. */
export function isCrossable(name: CommandName): name is CrossedName {
  return crossable.has(name);
}

/** Whether it is an appointment two people changed. */
export function isAppointment(noun: Appointment | Patient): noun is Appointment {
  return 'scheduleIds' in noun;
}

/** Whether what a conflict is about is one appointment or one patient, which can be settled field by field. */
export function isOfOne(current: unknown): current is Appointment | Patient {
  return typeof current === 'object' && current !== null && ('scheduleIds' in current || 'fileNumber' in current);
}

/** The conflict a command was refused with. `input` is the command's as it was sent. */
export function crossedOf(name: CrossedName, input: object, { current, fields }: Conflict): Crossed {
  const now = current as Appointment | Patient;
  const theirs = fieldsOf(now);
  const given = input as Fields;
  const told = (side: 'base' | 'mine') => Object.fromEntries(fields.map((one) => [one.field, one[side]]));
  const isUndo = name === 'command.undo';
  const base = over(theirs, isUndo ? told('base') : (given['base'] as Fields | undefined));
  const { by, at } = fields.find((one) => one.by !== null) ?? { by: null, at: null };
  const override = given['override'] as Crossed['override'];
  return {
    name,
    current: now,
    base,
    theirs,
    mine: over(base, isUndo ? told('mine') : given),
    written: { by, at },
    ...(override && { override }),
  };
}

/** A conflict that this page found itself: what is typed stands on a note that has changed meanwhile. */
export function crossedNote(
  current: Appointment,
  { base, text }: { readonly base: string; readonly text: string },
  written: Crossed['written'],
): Crossed {
  const field = { field: 'note', base, theirs: current.note, mine: text, ...written };
  return crossedOf(
    'appointment.edit',
    { base: { note: base }, note: text },
    { code: 'conflict', current, fields: [field] },
  );
}

/** Every field of a noun that can be settled. */
export function fieldsOf(noun: Appointment | Patient): Fields {
  if (isAppointment(noun)) return { ...slotOf(noun), ...editableOf(noun), status: noun.status };
  const { id: _, version: __, fileNumber: ___, ...fields } = noun;
  return fields;
}

/** The same fields, with the values of others over them. */
function over(fields: Fields, others: Fields = {}): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, others[name] === undefined ? value : others[name]]),
  );
}
