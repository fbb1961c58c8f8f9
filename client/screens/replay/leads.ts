// Where a line of a day's history leads: to the visit or the patient it is about, as they are now.
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';

/** What can be opened; a record that was joined with another leads to that one. */
export type Lead =
  | { readonly kind: 'visit'; readonly visit: Appointment }
  | { readonly kind: 'patient'; readonly id: Id; readonly name: string };

/** The first thing a commit was about that can be opened; null where there is none. */
export function leadOf({ events }: Pick<HistoryEntry, 'events'>): Lead | null {
  const merged = events.find(({ type }) => type === 'patient.merged');
  for (const event of merged ? [merged, ...events] : events) {
    if ('appointment' in event) return { kind: 'visit', visit: event.appointment };
    if ('patient' in event) {
      const { id, name, mergedInto } = event.patient;
      return { kind: 'patient', id: mergedInto ?? id, name };
    }
  }
  return null;
}
