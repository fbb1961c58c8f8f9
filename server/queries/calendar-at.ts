// calendar.at: a window of the calendar as it was at a moment of the past.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { isHeld } from '#shared/model/hold.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { msOf } from '#shared/time/instant.ts';
import { patientCards } from '#server/store/calendar.ts';
import { closuresAt } from '#server/store/closures.ts';
import { lastCommitAt } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import { nounsAt } from '#server/store/past.ts';
import { loadSettings } from '#server/store/settings.ts';
import { daysOf, decideWindow } from './calendar-range.ts';

/**
 * The view of a window at a moment: what the newest commit not after it had left, and the holds that then counted. Before
 * the first commit it is empty; a moment to come is as now. Patients are shown as they are known today.
 */
export async function calendarAt(
  tx: Tx,
  { at, from, to }: QueryInput<'calendar.at'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'calendar.at'>>> {
  const fits = decideWindow({ from, to });
  if (!fits.ok) return fits;
  const { clinic } = await loadSettings(tx, clinicId);
  const last = await lastCommitAt(tx, clinicId, at);
  const version = last?.version ?? 0;
  const stood = await nounsAt(tx, clinicId, { from, to, version });
  const { appointments } = stood;
  return accept({
    appointments,
    holds: stood.holds.filter((hold) => isHeld(hold, msOf(at))),
    closures: await closuresAt(tx, clinicId, { from, to, version }),
    patients: await patientCards(tx, clinicId, [...new Set(appointments.map((one) => one.patientId))]),
    days: daysOf({ from, to }, clinic.zone),
    last,
  });
}
