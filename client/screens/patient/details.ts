// The details of a patient being corrected: how the form starts, what is sent of it, and the record with it.
import { type CommandInput, commands } from '#shared/contract/commands.ts';
import type { Patient } from '#shared/model/patient.ts';
import { registerInput, type Registration } from './registration.ts';

/** What is typed over a record, and the record as it was when the typing began. */
export type TypedDetails = { readonly seen: Patient; readonly typed: Registration };

const FIELDS = ['name', 'phone', 'birthDate', 'sex', 'nationalId', 'note'] as const;

/** The form as full as the record. */
export function detailsOf({ name, phone, birthDate, sex, nationalId, note }: Patient): Registration {
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  const bare = (part: string) => part.replace(/^0+/, '');
  return {
    name,
    phone: phone ?? '',
    birth: { day: bare(day), month: bare(month), year: bare(year) },
    sex,
    nationalId: nationalId ?? '',
    note,
  };
}

/** The command that makes the record what is typed, by the fields that differ; null where none does. Throws on faults. */
export function editInput({ seen, typed }: TypedDetails): CommandInput<'patient.edit'> | null {
  const given = commands['patient.register'].input.parse(registerInput(typed));
  const { name, phone = null, birthDate = null, sex = null, nationalId = null, note = '' } = given;
  const wanted = { name, phone, birthDate, sex, nationalId, note };
  const changed = FIELDS.filter((field) => wanted[field] !== seen[field]);
  if (changed.length === 0) return null;
  const only = (values: Pick<Patient, (typeof FIELDS)[number]>) =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { patientId: seen.id, baseVersion: seen.version, base: only(seen), ...only(wanted) };
}
