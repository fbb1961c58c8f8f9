// Where a visit stands in its series: which it is of how many, and those before and after it.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Series } from '#shared/model/series.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { readRule, writeRule } from '#shared/rules/recurrence-rule.ts';

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

/** The visits of a series from one on, in the order they were planned in, that would be cancelled with its end. */
export function standingFrom<T extends Member>(visits: readonly T[], recurrenceId: string): readonly T[] {
  return visits
    .filter((one) => (one.recurrenceId ?? '') >= recurrenceId && one.status === 'booked')
    .toSorted((a, b) => ((a.recurrenceId ?? '') < (b.recurrenceId ?? '') ? -1 : 1));
}

/** The rule as it goes on from a visit: of a number of times those that are left. */
export function ruleFrom(rule: string, number: number): string {
  const read = readRule(rule);
  if (!read.ok || read.value.count === null) return rule;
  return writeRule({ ...read.value, count: Math.max(1, read.value.count - number + 1) });
}

function totalOf({ rule, excluded }: Pick<Series, 'rule' | 'excluded'>, planned: number): number | null {
  const read = readRule(rule);
  if (!read.ok) return null;
  const { count, until } = read.value;
  // Those left out are no visits, and what is further away than visits are booked is not counted one by one.
  if (count !== null) return Math.max(planned, count - excluded.length);
  return until === null ? null : planned;
}
