// Where a changed series begins, by which rule it goes on, and what its occurrences are called from then on.
import type { Series } from '#shared/model/series.ts';
import type { LocalTime } from '#shared/time/zone.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import { readRule, type Rule, writeRule } from './recurrence-rule.ts';
import { wallTimesOf } from './recurrence.ts';
import { daysOf, type Shift, shifted, shiftedRule } from './shifted-rule.ts';

/** What is said of time: the new wall time of the named occurrence, and the new rule. */
export type SaidOfTime = {
  readonly recurrenceId: LocalTime;
  readonly set: { readonly startLocal?: LocalTime; readonly rule?: string };
};

export type SeriesPlace = {
  readonly startLocal: LocalTime;
  readonly rule: string;
  /** What an occurrence may be called now, the likeliest first; which of these there is, is for the rule to say. */
  readonly namesFor: (wall: LocalTime) => readonly LocalTime[];
};

/**
 * Where a series, or the part of one after a cut, is once it was changed. `wasRule` is the rule before the cut: saying it
 * again changes nothing; so many as are `counted` are over of the COUNT of another. Refused as `readRule` and `shiftedRule` refuse, and
 * `invalid` at `rule` `rule-never` where none of its COUNT are left.
 */
export function changedPlace(
  part: Pick<Series, 'startLocal' | 'zone' | 'rule'>,
  { wasRule, counted }: { readonly wasRule: string; readonly counted: number },
  { recurrenceId, set }: SaidOfTime,
): Decision<SeriesPlace> {
  const shift: Shift = { from: recurrenceId, to: set.startLocal ?? recurrenceId, zone: part.zone };
  const stands = readRule(part.rule);
  const said = set.rule === undefined || isSameRule(set.rule, wasRule) ? null : readRule(set.rule);
  if (!stands.ok) return stands;
  if (said && !said.ok) return said;
  const rule = said ? less(said.value, counted) : shiftedRule(stands.value, shift);
  if (!rule.ok) return rule;
  const startLocal = part.startLocal === shift.from ? shift.to : beginning(part, rule.value, shift);
  const namesFor = (wall: LocalTime) => [shifted(wall, shift), `${wall.slice(0, 10)}${shift.to.slice(10)}`];
  return accept({ startLocal, rule: writeRule(rule.value), namesFor });
}

/** Whether two texts say the same. */
export function isSameRule(a: string, b: string): boolean {
  const [one, other] = [readRule(a), readRule(b)];
  return one.ok && other.ok && writeRule(one.value) === writeRule(other.value);
}

function less(rule: Rule, counted: number): Decision<Rule> {
  if (rule.count === null) return accept(rule);
  return rule.count > counted ? accept({ ...rule, count: rule.count - counted }) : invalidAt('rule', 'rule-never');
}

/**
 * The first wall time of a changed series. Days of a month or a year do not all move by as many days as the named one, so
 * that where they moved the first is looked for from the beginning of that month or year.
 */
function beginning(part: Pick<Series, 'startLocal' | 'zone'>, rule: Rule, shift: Shift): LocalTime {
  const plainly = shifted(part.startLocal, shift);
  const hasDays = rule.byDay.length + rule.byMonthDay.length > 0;
  if (daysOf(shift) === 0 || !hasDays || rule.freq === 'DAILY' || rule.freq === 'WEEKLY') return plainly;
  const first = `${part.startLocal.slice(0, rule.freq === 'MONTHLY' ? 7 : 4)}-01-01`.slice(0, 10);
  const times = wallTimesOf({
    ...part,
    startLocal: `${first}${plainly.slice(10)}`,
    rule: writeRule({ ...rule, count: 1, until: null }),
  });
  const [found] = times.ok ? times.value : [];
  return found ?? plainly;
}
