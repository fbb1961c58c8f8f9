// schedule.preview-closing: the times a rule would close on a schedule, with the visits in each.
import { permits } from '#shared/contract/allow.ts';
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { closingsIn, loadClosingWish } from '#server/commands/closing-wish.ts';
import { now } from '#server/ops/clock.ts';
import { patientCards } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';

/** The plan that `schedule.close-series` carries out, for whoever may close that schedule. */
export async function closingPreview(
  tx: Tx,
  input: QueryInput<'schedule.preview-closing'>,
  caller: Caller,
): Promise<Decision<QueryOutput<'schedule.preview-closing'>>> {
  const { clinicId } = caller;
  const settings = await loadSettings(tx, clinicId);
  const wish = await loadClosingWish({ tx, clinicId, settings, now: now() }, input);
  if (!wish.ok) return wish;
  const whose = settings.schedules.filter(({ id, kind }) => id === input.scheduleId && kind === 'practitioner');
  const mayClose = permits(
    caller,
    'closures',
    whose.map(({ id }) => id),
  );
  if (!mayClose) return refuse({ code: 'forbidden' });
  const { planned, until, total } = wish.value;
  const ids = planned.flatMap(({ visits }) => visits.map(({ patientId }) => patientId));
  const patients = await patientCards(tx, clinicId, [...new Set(ids)]);
  return accept({ occurrences: closingsIn(planned), patients, until, total });
}
