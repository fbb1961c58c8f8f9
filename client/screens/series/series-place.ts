// Where a visit stands in its series: which it is of how many, and those before and after it.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Series } from '#shared/model/series.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { readRule, writeRule } from '#shared/rules/recurrence-rule.ts';
import { keepingOf } from '#shared/rules/series-change.ts';
import { instantOf } from '#shared/time/instant.ts';
import { type LocalTime, plusDays } from '#shared/time/zone.ts';

type Member = Pick<Appointment, 'id' | 'recurrenceId' | 'start' | 'status'>;

/** `total` is null where the series has no end, or nobody can tell yet. */
export interface SeriesPlace<T extends Member> {
  readonly number: number;
  readonly total: number | null;
  readonly previous: T | null;
  readonly next: T | null;
}

/** The place of a visit among the visits of its series; null where it is not among them. */
export function placeIn<T extends Member>(
  id: string,
  series: Pick<Series, 'rule' | 'excluded' | 'unplaced'>,
  visits: readonly T[],
): SeriesPlace<T> | null {
  const planned = [
    ...visits.map(({ recurrenceId }) => recurrenceId ?? ''),
    ...series.unplaced.map((one) => one.recurrenceId),
  ];
  const visit = visits.find((one) => one.id === id);
  if (!visit) return null;
  const before = planned.filter((each) => each < (visit.recurrenceId ?? ''));
  const standing = visits
    .filter((one) => one.id === id || keepsTime(one.status))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const at = standing.indexOf(visit);
  return {
    number: before.length + 1,
    total: totalOf(series, planned.length),
    previous: standing[at - 1] ?? null,
    next: standing[at + 1] ?? null,
  };
}

/** The visits of a series from one on, in the order they were planned in, that would be cancelled with its end at `nowMs`. */
export function standingFrom<T extends Member>(
  visits: readonly T[],
  recurrenceId: string,
  nowMs: number,
): readonly T[] {
  return visits
    .filter((one) => (one.recurrenceId ?? '') >= recurrenceId && keepingOf(one, instantOf(nowMs)) === null)
    .toSorted((a, b) => ((a.recurrenceId ?? '') < (b.recurrenceId ?? '') ? -1 : 1));
}

/**
 * From which wall time on a series ends whose visit `last` is the last to stay, null where none is: the next that stands, else
 * the day after it, as nothing of it may be cancelled; `from` where nothing stands.
 */
export function endAfter(standing: readonly Member[], last: LocalTime | null, from: LocalTime): LocalTime {
  const next = standing.find(({ recurrenceId }) => last === null || (recurrenceId ?? '') > last);
  if (next?.recurrenceId) return next.recurrenceId;
  return last === null ? from : `${plusDays(last.slice(0, 10), 1)}T00:00`;
}

/** The rule as it goes on from a visit: of a number of times, which dates that were left out count for, those that are left. */
export function ruleFrom(
  { rule, excluded }: Pick<Series, 'rule' | 'excluded'>,
  { number, recurrenceId }: { readonly number: number; readonly recurrenceId: LocalTime },
): string {
  const read = readRule(rule);
  if (!read.ok || read.value.count === null) return rule;
  const before = number - 1 + excluded.filter((each) => each < recurrenceId).length;
  return writeRule({ ...read.value, count: Math.max(1, read.value.count - before) });
}

function totalOf({ rule, excluded }: Pick<Series, 'rule' | 'excluded'>, planned: number): number | null {
  const read = readRule(rule);
  if (!read.ok) return null;
  const { count, until } = read.value;
  // Those left out are no visits, and what is further away than visits are booked is not counted one by one.
  if (count !== null) return Math.max(planned, count - excluded.length);
  return until === null ? null : planned;
}
