// The patients that a history names, as calendars show them now.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import { patientCards } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';

function named(event: ClinicEvent): Id[] {
  if ('patient' in event) return [event.patient.id];
  if (!('appointment' in event)) return [];
  const before = 'was' in event ? event.was['patientId'] : undefined;
  return typeof before === 'string' ? [event.appointment.patientId, before] : [event.appointment.patientId];
}

/** The cards of all patients named in some commits. */
export function patientsOf(tx: Tx, clinicId: Id, entries: readonly HistoryEntry[]): Promise<PatientCard[]> {
  const ids = entries.flatMap(({ events }) => events.flatMap(named));
  return patientCards(tx, clinicId, [...new Set(ids)]);
}
