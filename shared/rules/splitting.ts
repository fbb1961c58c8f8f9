// A series cut in two: what it was up to an occurrence, and what goes on from there.
import type { Series } from '#shared/model/series.ts';
import type { LocalTime } from '#shared/time/zone.ts';
import { accept, type Decision } from './decision.ts';
import { readRule, writeRule } from './recurrence-rule.ts';
import { wallTimesOf } from './recurrence.ts';
import { untilText } from './shifted-rule.ts';

/** What of a series repeats, and what is noted of single occurrences. */
export type Cut = Pick<Series, 'startLocal' | 'zone' | 'rule' | 'excluded' | 'unplaced'>;

/** Up to a cut and from it on, and how many occurrences the rule gives before it, excluded or not. */
export type Halves<S> = { readonly before: S | null; readonly after: S | null; readonly count: number };

/**
 * The two parts of a series cut before the first occurrence at or after a wall time; `before` is null where that is its first
 * of all, `after` where there is none. Together they give what the series gave: COUNT is divided, the first part ends with its
 * last occurrence, the second begins with the next, and what is excluded or without a place goes to the part it is in.
 */
export function splitAt<S extends Cut>(series: S, at: LocalTime): Decision<Halves<S>> {
  const [rule, times] = [readRule(series.rule), wallTimesOf(series)];
  if (!rule.ok) return rule;
  if (!times.ok) return times;
  let [count, last, next]: [number, LocalTime | null, LocalTime | null] = [0, null, null];
  for (const wall of times.value) {
    if (wall >= at) {
      next = wall;
      break;
    }
    count += 1;
    last = wall;
  }
  if (last === null) return accept({ before: null, after: series, count });
  if (next === null) return accept({ before: series, after: null, count });
  const isCounted = rule.value.count !== null;
  const ended = isCounted ? { count } : { until: untilText(last) };
  const left = rule.value.count === null ? {} : { count: rule.value.count - count };
  const before = { ...series, ...noted(series, (wall) => wall < at), rule: writeRule({ ...rule.value, ...ended }) };
  const after = { ...series, ...noted(series, (wall) => wall >= at), rule: writeRule({ ...rule.value, ...left }) };
  return accept({ before, after: { ...after, startLocal: next }, count });
}

function noted(series: Cut, isHere: (wall: LocalTime) => boolean): Pick<Cut, 'excluded' | 'unplaced'> {
  return {
    excluded: series.excluded.filter(isHere),
    unplaced: series.unplaced.filter(({ recurrenceId }) => isHere(recurrenceId)),
  };
}
