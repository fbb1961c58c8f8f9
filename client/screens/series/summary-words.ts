// The counts of a preview in one line: "8 visits: 6 as planned, 1 moved, 1 skipped".
import type { Translate } from '#shared/i18n/catalog.ts';
import { type OccurrenceState, STATES } from './occurrence-choices.ts';

/** The line; what there is none of is left out. */
export function summaryWords(
  counts: Readonly<Record<OccurrenceState, number>>,
  { t, isRtl, of = 'visits' }: { readonly t: Translate; readonly isRtl: boolean; readonly of?: 'visits' | 'times' },
): string {
  const words: Readonly<Record<OccurrenceState, (count: number) => string>> = {
    planned: (count) => t(($) => $.series.summary.planned, { count }),
    moved: (count) => t(($) => $.series.summary.moved, { count }),
    skipped: (count) => t(($) => $.series.summary.skipped, { count }),
    override: (count) => t(($) => $.series.summary.override, { count }),
    open: (count) => t(($) => $.series.summary.open, { count }),
  };
  const parts = STATES.filter((state) => counts[state] > 0).map((state) => words[state](counts[state]));
  const count = STATES.reduce((sum, state) => sum + counts[state], 0);
  return t(($) => $.series.summary[of], { count, parts: parts.join(isRtl ? '، ' : ', ') });
}
