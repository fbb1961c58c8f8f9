// The nouns of the kept time as a screen keeps them: whole, but of a patient what a calendar shows.
import { type ClinicEvent, events, type NounName, type Nouns } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { PatientCard } from '#shared/model/patient.ts';

/** What is kept of each noun. */
export type Kept = {
  readonly appointment: Appointment;
  readonly patient: PatientCard;
  readonly hold: Hold;
  readonly closure: Closure;
};
export type KeptNoun = keyof Kept;

/** A noun and which one it is. */
export type NounRef = { readonly noun: KeptNoun; readonly id: Id };

const keepers: { readonly [N in KeptNoun]: (noun: Nouns[N]) => Kept[N] } = {
  appointment: (noun) => noun,
  patient: ({ id, name, phone, fileNumber, version }) => ({ id, name, phone, fileNumber, version }),
  hold: (noun) => noun,
  closure: (noun) => noun,
};

/** What is kept of a whole noun. */
export function keptOf<N extends KeptNoun>(noun: N, whole: Nouns[N]): Kept[N] {
  return keepers[noun](whole);
}

/** The noun an event carries whole, if it carries one: its name and value. */
export function nounIn(
  event: ClinicEvent,
): { [N in NounName]: { readonly noun: N; readonly value: Nouns[N] } }[NounName] | null {
  const row: { readonly noun?: NounName } = events[event.type];
  if (!row.noun || !(row.noun in event)) return null;
  const carried = event as unknown as Nouns;
  return { noun: row.noun, value: carried[row.noun] } as ReturnType<typeof nounIn>;
}
