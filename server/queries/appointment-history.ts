// appointment.history: who did what to an appointment, when and from which screen.
import { MOST_ENTRIES, type QueryInput, type QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { loadAppointment } from '#server/store/calendar.ts';
import { historyOf } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import { patientsOf } from './patients-of.ts';

/** The view of an appointment's history: of each commit that wrote it, what it did to this appointment. */
export async function appointmentHistory(
  tx: Tx,
  { appointmentId }: QueryInput<'appointment.history'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'appointment.history'>>> {
  if (!(await loadAppointment(tx, clinicId, appointmentId))) return refuse({ code: 'not-found' });
  const found = await historyOf(tx, clinicId, appointmentId, { limit: MOST_ENTRIES + 1 });
  const entries = found.slice(-MOST_ENTRIES);
  const earlier = found.length > MOST_ENTRIES;
  return accept({ entries, patients: await patientsOf(tx, clinicId, entries), earlier });
}
