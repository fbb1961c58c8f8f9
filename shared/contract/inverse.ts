// What would take an event back: which noun it left how, and what of it was otherwise before.
import type { Inverse } from '#shared/rules/undo.ts';
import { type ClinicEvent, type EventName, events, type NounName, type Nouns } from './events.ts';

/** How a noun that a command made is put away; nothing is deleted. */
const putAway: Readonly<Partial<Record<EventName, Inverse['back']>>> = {
  'appointment.booked': { status: 'entered-in-error' },
  'patient.registered': { active: false },
  'hold.placed': { state: 'released' },
  'schedule.closed': { active: false },
  'series.started': { active: false },
};

/** What takes back an event of one noun. */
export type InverseOf<N extends NounName> = Inverse & { readonly noun: N; readonly left: Nouns[N] };
export type AnyInverse = { [N in NounName]: InverseOf<N> }[NounName];

/** What would take an event back; null where nothing does. */
export function inverseOf(event: ClinicEvent): AnyInverse | null {
  const row: { readonly noun?: NounName; readonly undoable?: true } = events[event.type];
  if (!row.noun || !row.undoable) return null;
  const left = (event as unknown as Nouns)[row.noun];
  const away = putAway[event.type];
  const back = away ?? ('was' in event ? event.was : {});
  return { noun: row.noun, left, back, made: away !== undefined } as AnyInverse;
}
