// What was done to a series, as a person reads it.
import type { PartFacts } from '#client/screens/words/part-words.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Series } from '#shared/model/series.ts';
import type { DeedWords } from './deed.ts';

type SeriesName = Extract<ClinicEvent['type'], `series.${string}`>;
type Rows = {
  readonly [N in SeriesName]: (event: Extract<ClinicEvent, { type: N }>, facts: PartFacts) => DeedWords;
};

function deedOf(series: Series, verb: string): DeedWords {
  return { verb, name: null, about: '', changes: [], remarks: [], nounId: series.id };
}

/** One row per event that is about a series. */
export const seriesRows: Rows = {
  'series.started': ({ series }, { t }) =>
    deedOf(
      series,
      t(($) => $.together.series.started),
    ),
  'series.changed': ({ series }, { t }) =>
    deedOf(
      series,
      t(($) => $.together.series.changed),
    ),
  'series.ended': ({ series }, { t }) =>
    deedOf(
      series,
      t(($) => $.together.series.ended),
    ),
  'series.extended': ({ series }, { t }) =>
    deedOf(
      series,
      t(($) => $.together.series.extended),
    ),
  'series.undone': ({ series }, { t }) =>
    deedOf(
      series,
      t(($) => $.together.series.undone),
    ),
};
