// What commands on a series load first: how it stands, what stands of it, and whether its caller saw it so.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import type { Tx } from '#server/store/open.ts';
import { closuresOfSeries, loadSeries, visitsOfSeries } from '#server/store/series.ts';
import { writerOf, writtenSince } from './current.ts';
import type { Context, Loaded } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** A series with all that was made of it. */
export type CurrentSeries = {
  readonly series: Series;
  readonly visits: readonly Appointment[];
  readonly closures: readonly Closure[];
};

/** What the calendar does to a series by itself as time goes on: nobody's change stands against another's for it. */
const byTime = ['materialisedUntil', 'unplaced', 'tz'];

/** Loads a series for a caller who saw `baseVersion` of it. What somebody has changed of it since is a conflict. */
export async function loadCurrentSeries(
  tx: Tx,
  context: Context,
  { seriesId, baseVersion }: { readonly seriesId: Id; readonly baseVersion: number },
): Promise<Decision<Loaded<CurrentSeries>>> {
  const { clinicId } = context.caller;
  const [series] = await loadSeries(tx, clinicId, [seriesId]);
  if (!series) return refuse({ code: 'not-found' });
  if (baseVersion >= context.version) return invalidAt('baseVersion', 'too-large', { most: context.version - 1 });
  const written = await writtenSince(tx, clinicId, series, baseVersion);
  const others = [...written.keys()].filter((field) => !byTime.includes(field) && field !== 'sequence');
  if (others.length > 0) {
    const theirs = (field: string) => (series as Readonly<Record<string, unknown>>)[field] ?? null;
    const fields = others.map((field) => ({ field, base: null, theirs: theirs(field), mine: null }));
    return refuse({
      code: 'conflict',
      current: series,
      fields: fields.map((one) => ({ ...one, ...writerOf(written)(one.field) })),
    });
  }
  const visits = await visitsOfSeries(tx, clinicId, [seriesId]);
  const closures = await closuresOfSeries(tx, clinicId, seriesId);
  const on = [series, ...visits].flatMap((one) => one.scheduleIds);
  return accept({ facts: { series, visits, closures }, touches: practitionersOf(context, [...new Set(on)]) });
}
