// The fields of a noun as commands name them: what a person saw when deciding, to be sent along as `base`.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Nouns } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import type { KeptNoun } from './kept.ts';

/** Field values by the name a command gives them. */
export type Fields = Readonly<Record<string, unknown>>;

/** The slot of an appointment as `appointment.move` takes it for its `base`. */
export function slotOf(appointment: Appointment): CommandInput<'appointment.move'>['base'] {
  const { start, end, scheduleIds, serviceId } = appointment;
  return { start, durationMinutes: minutesBetween(start, end), scheduleIds, serviceId };
}

/** The rest of an appointment as `appointment.edit` takes it for its `base`; send only the fields that change. */
export function editableOf(appointment: Appointment): Required<CommandInput<'appointment.edit'>['base']> {
  const { patientId, note, tags, confirmedAt } = appointment;
  return { patientId, note, tags, confirmed: confirmedAt !== null };
}

const readers: { readonly [N in KeptNoun]: (noun: Nouns[N]) => Fields } = {
  appointment: (noun) => ({ ...slotOf(noun), ...editableOf(noun) }),
  patient: (noun) => noun,
  hold: (noun) => noun,
  closure: (noun) => noun,
};

/** Every field of a noun that a command can change. */
export function fieldsOf<N extends KeptNoun>(noun: N, whole: Nouns[N]): Fields {
  return readers[noun](whole);
}
