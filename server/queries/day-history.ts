// day.history: everything that was done in the clinic on one of its days.
import { MOST_CHANGES, MOST_ENTRIES, type QueryInput, type QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import { plusDays, startOfDay } from '#shared/time/zone.ts';
import { historyBetween } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import { patientsOf } from './patients-of.ts';

/** The view of a day: its newest commits before a version, where one is named, that staff may hear of. A member or a schedule the clinic does not have is not found. */
export async function dayHistory(
  tx: Tx,
  { date, before, ...narrowed }: QueryInput<'day.history'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'day.history'>>> {
  const { clinic, members, schedules } = await loadSettings(tx, clinicId);
  const isKnown = (id: string | undefined, some: readonly { readonly id: string }[]) =>
    id === undefined || some.some((one) => one.id === id);
  if (!isKnown(narrowed.by, members) || !isKnown(narrowed.scheduleId, schedules)) return refuse({ code: 'not-found' });
  const startOf = (day: string) => instantOf(startOfDay(day, clinic.zone));
  const day = { from: startOf(date), to: startOf(plusDays(date, 1)), ...narrowed };
  const commits = await historyBetween(tx, clinicId, { ...day, before, limit: MOST_ENTRIES, changes: MOST_CHANGES });
  const entries = commits.filter(({ events }) => events.length > 0);
  const [first] = commits;
  const older = first
    ? await historyBetween(tx, clinicId, { ...day, before: first.version, limit: 1, changes: 1 })
    : [];
  const earlier = older.length > 0;
  return accept({ entries, patients: await patientsOf(tx, clinicId, entries), earlier });
}
