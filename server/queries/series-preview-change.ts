// series.preview-change: what a change of a series would do to each occurrence it reaches, before it is made.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import type { Going } from '#server/commands/change-wish.ts';
import { inSet, loadChangeWish } from '#server/commands/change-wish.ts';
import { occurrencesIn } from '#server/commands/series-wish.ts';
import { planVisits } from '#shared/rules/series-plan.ts';
import { now } from '#server/ops/clock.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSeries, visitsOfSeries } from '#server/store/series.ts';
import { loadSettings } from '#server/store/settings.ts';

type Occurrence = QueryOutput<'series.preview-change'>['occurrences'][number];

/** The plan that `series.change` carries out; a second series would be named after the first, whose visits have its id. */
export async function seriesPreviewChange(
  tx: Tx,
  asked: QueryInput<'series.preview-change'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'series.preview-change'>>> {
  const settings = await loadSettings(tx, clinicId);
  const [series] = await loadSeries(tx, clinicId, [asked.seriesId]);
  if (!series) return refuse({ code: 'not-found' });
  const visits = await visitsOfSeries(tx, clinicId, [series.id]);
  const planning = { tx, clinicId, settings, now: now() };
  const wish = await loadChangeWish(planning, { series, visits }, asked, { newId: series.id });
  if (!wish.ok) return wish;
  const { going, fresh, facts, plan, until, total } = wish.value;
  const planned = planVisits(facts, [...going.flatMap(({ wished }) => wished ?? []), ...fresh]);
  if (!planned.ok) return refuse(inSet(planned.refusal));
  const standing = going.filter(({ wished }) => !wished).map(asItStands);
  const alone = plan.kept.filter(({ why }) => why === 'alone').map(({ member }) => member);
  const ofTheirOwn = going.filter(({ follower }) => follower.departs.length > 0).map(({ follower }) => follower.member);
  return accept({
    occurrences: [...occurrencesIn(planned.value), ...standing].toSorted((a, b) => a.start.localeCompare(b.start)),
    until,
    total,
    kept: [...alone, ...ofTheirOwn].toSorted((a, b) => a.start.localeCompare(b.start)),
    leaves: [...plan.leave],
  });
}

/** Somebody who keeps their slot, whatever else of them changes. */
function asItStands({ follower, next }: Going): Occurrence {
  const { start, end, scheduleIds } = next;
  const { recurrenceId, clock } = follower.occurrence;
  return { recurrenceId, start, end, scheduleIds, clock, result: 'ok', blockers: [], holiday: null, alternatives: [] };
}
