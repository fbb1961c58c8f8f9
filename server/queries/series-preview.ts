// series.preview: every occurrence of a rule before it is booked, with what is in its way and what is free instead.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { planVisits } from '#shared/rules/series-plan.ts';
import { loadWish, occurrencesIn } from '#server/commands/series-wish.ts';
import { now } from '#server/ops/clock.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';

/** The plan that `series.start` carries out, of a series nobody has begun: its visits are named after the patient. */
export async function seriesPreview(
  tx: Tx,
  input: QueryInput<'series.preview'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'series.preview'>>> {
  const settings = await loadSettings(tx, clinicId);
  const wish = await loadWish({ tx, clinicId, settings, now: now() }, input, input.patientId);
  if (!wish.ok) return wish;
  const { facts, wishes, until, total } = wish.value;
  const planned = planVisits(facts, wishes);
  if (!planned.ok) return planned;
  return accept({ occurrences: occurrencesIn(planned.value), until, total });
}
