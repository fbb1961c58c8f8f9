// Notes that were typed and not yet saved: kept with the drafts of this device, also while their sheet is away.
import { useDraft } from '#client/screens/drafts/use-draft.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';

/** What is typed, what stood there when the typing began, and whose appointment it is. */
export type TypedNote = {
  readonly text: string;
  readonly base: string;
  readonly baseVersion: number;
  readonly appointmentId: Id;
  readonly patientId: Id;
};

/** The unsaved note of an appointment, and the way to change it; null forgets it. */
export function useTypedNote(id: Id) {
  return useDraft<TypedNote>(`note ${id}`, 'note');
}

/** The note after another letter: it begins on what the appointment says now, and is none where it says the same. */
export function noteAfter(before: TypedNote | null, text: string, appointment: Appointment): TypedNote | null {
  const { id, patientId, note, version } = appointment;
  const begun = before ?? { base: note, baseVersion: version, appointmentId: id, patientId };
  return text === begun.base && begun.base === note ? null : { ...begun, text };
}
