// Taking back what was done to a series: as it was, where nobody has changed it since.
import type { InverseOf } from '#shared/contract/inverse.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { loadSeries } from '#server/store/series.ts';
import type { Tx } from '#server/store/open.ts';
import { type Written, writerOf, writtenSince } from './current.ts';
import type { Context } from './handler.ts';
import { practitionersOf } from './placement.ts';
import type { TakenBack } from './undo-noun.ts';

/** A series that is to be as it was. */
export type SeriesBack = {
  readonly now: Series;
  readonly restored: Decision<Series>;
  /** The practitioners it is with. */
  readonly touches: readonly Id[];
};

/** Loads how a series stands that a command left otherwise; that it was changed is counted on, never back. */
export async function loadSeriesBack(tx: Tx, context: Context, inverse: InverseOf<'series'>): Promise<SeriesBack> {
  const { clinicId } = context.caller;
  const { left } = inverse;
  const [now = left] = await loadSeries(tx, clinicId, [left.id]);
  const written: Written = await writtenSince(tx, clinicId, now, left.version);
  const { sequence: _, ...back } = inverse.back;
  const restored = takeBack({ ...inverse, left: { ...left, sequence: now.sequence }, back }, now, writerOf(written));
  return { now, restored, touches: practitionersOf(context, now.scheduleIds) };
}

/** Decides that a series is as it was; its visits and closures are decided about beside it, in the same commit. */
export function decideSeries({ now, restored }: SeriesBack, undoes: Id, context: Context): Decision<TakenBack> {
  if (!restored.ok) return restored;
  if (Object.keys(whatWas(now, restored.value)).length === 0) return accept({ series: [now], events: [] });
  const series = { ...restored.value, sequence: now.sequence + 1, version: context.version };
  return accept({
    series: [series],
    events: [{ type: 'series.undone' as const, series, was: whatWas(now, series), undoes }],
  });
}
