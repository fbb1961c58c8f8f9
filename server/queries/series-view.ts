// series.view and series.unplaced: one series with all its visits or closures, and those that wait for a decision.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { stillWaiting } from '#shared/rules/series-horizon.ts';
import { now } from '#server/ops/clock.ts';
import { patientCards } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';
import { closuresOfSeries, loadSeries, seriesUnplaced as unplacedIn, visitsOfSeries } from '#server/store/series.ts';

/** One series with what stands of it, also what was cancelled, and the patients whose visits they are. */
export async function seriesView(
  tx: Tx,
  { seriesId }: QueryInput<'series.view'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'series.view'>>> {
  const [series] = await loadSeries(tx, clinicId, [seriesId]);
  if (!series) return refuse({ code: 'not-found' });
  const appointments = await visitsOfSeries(tx, clinicId, [seriesId]);
  const ids = appointments.map(({ patientId }) => patientId);
  const patients = await patientCards(tx, clinicId, [
    ...new Set([...ids, ...(series.patientId === null ? [] : [series.patientId])]),
  ]);
  return accept({ series, appointments, closures: await closuresOfSeries(tx, clinicId, seriesId), patients });
}

/** The series that go on and have occurrences to come without a place, with these alone, and whose they are. */
export async function seriesUnplaced(
  tx: Tx,
  _input: QueryInput<'series.unplaced'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'series.unplaced'>>> {
  const at = now();
  const waiting = (await unplacedIn(tx, clinicId)).map((one) => ({ ...one, unplaced: stillWaiting(one, at) }));
  const series = waiting.filter(({ unplaced }) => unplaced.length > 0);
  const ids = series.flatMap(({ patientId }) => patientId ?? []);
  return accept({ series, patients: await patientCards(tx, clinicId, [...new Set(ids)]) });
}
