// Notes that were typed and not yet saved: they wait here while their sheet is away.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';

/** What is typed, and what stood there when the typing began. */
export type TypedNote = { readonly text: string; readonly base: string; readonly baseVersion: number };

const typed = new Map<Id, TypedNote>();

/** The unsaved note of an appointment. */
export function typedNote(id: Id): TypedNote | null {
  return typed.get(id) ?? null;
}

/** Keeps an unsaved note; null forgets it. */
export function keepTypedNote(id: Id, note: TypedNote | null): void {
  if (note === null) typed.delete(id);
  else typed.set(id, note);
}

/** The note after another letter: it begins on what the appointment says now, and is none where it says the same. */
export function noteAfter(before: TypedNote | null, text: string, { note, version }: Appointment): TypedNote | null {
  const begun = before ?? { base: note, baseVersion: version };
  return text === begun.base && begun.base === note ? null : { ...begun, text };
}
