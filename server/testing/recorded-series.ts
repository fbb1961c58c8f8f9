// One call of each kind about series of visits and closures that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { QueryInput, QueryName } from '#shared/contract/queries.ts';
import type { Recorded } from './recorded-calls.ts';

type Repeating = Extract<CommandName, `series.${string}` | 'schedule.close-series'>;
type Foreseen = Extract<QueryName, `series.${string}` | 'schedule.impact' | 'schedule.preview-closing'>;

/** The recorded calls that make, change and end series. */
export const recordedSeries: { readonly [N in Repeating]: readonly Recorded<CommandInput<N>>[] } = {
  'schedule.close-series': [],
  'series.start': [],
  'series.change': [],
  'series.end': [],
};

/** The recorded calls that look at them, and ahead at what a change would do. */
export const recordedForesight: { readonly [N in Foreseen]: readonly Recorded<QueryInput<N>>[] } = {
  'schedule.impact': [],
  'schedule.preview-closing': [],
  'series.preview': [],
  'series.preview-change': [],
  'series.view': [],
  'series.unplaced': [],
};
