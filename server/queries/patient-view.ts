// patient.view: one patient with the visits to come, those of the past and how many of them were missed.
import { MOST_PAST_VISITS, type QueryInput, type QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import { now } from '#server/ops/clock.ts';
import { loadPatient } from '#server/store/calendar.ts';
import { countVisits, visitsOver, visitsToCome } from '#server/store/patient-visits.ts';
import type { Tx } from '#server/store/open.ts';

/** The view of a patient, also of one out of use. */
export async function patientView(
  tx: Tx,
  { patientId }: QueryInput<'patient.view'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'patient.view'>>> {
  const patient = await loadPatient(tx, clinicId, patientId);
  if (!patient) return refuse({ code: 'not-found' });
  const at = instantOf(now());
  return accept({
    ...patient,
    upcoming: await visitsToCome(tx, clinicId, patientId, at),
    past: await visitsOver(tx, clinicId, patientId, at, MOST_PAST_VISITS),
    counts: await countVisits(tx, clinicId, patientId, at),
  });
}
