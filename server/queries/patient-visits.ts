// patient.visits: the visits of a patient in a window, to see whether one more would lie beside another.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { loadPatient } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';
import { visitsWithin } from '#server/store/patient-visits.ts';
import { decideWindow } from './calendar-range.ts';

/** The view of a patient’s visits that keep time and share some with a window. */
export async function patientVisits(
  tx: Tx,
  { patientId, ...window }: QueryInput<'patient.visits'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'patient.visits'>>> {
  const fits = decideWindow(window);
  if (!fits.ok) return fits;
  if (!(await loadPatient(tx, clinicId, patientId))) return refuse({ code: 'not-found' });
  return accept(await visitsWithin(tx, clinicId, patientId, window));
}
