// A rule whose occurrences are all moved alike: to another time of the day, or by days where the rule can say so.
import { daysBetween, type LocalDate, type LocalTime, plusDays, wallOf, weekdayOf } from '#shared/time/zone.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import { untilDate } from './recurrence-periods.ts';
import type { Rule, RuleDay } from './recurrence-rule.ts';

/** From which wall time to which an occurrence is moved, on the clock of which zone. */
export type Shift = { readonly from: LocalTime; readonly to: LocalTime; readonly zone: string };

/** The wall time as many days later as the shift is, at its time of the day. */
export function shifted(wall: LocalTime, { from, to }: Shift): LocalTime {
  return `${plusDays(wall.slice(0, 10), daysOf({ from, to }))}${to.slice(10)}`;
}

/** Whole days between the dates of a shift. */
export function daysOf({ from, to }: Pick<Shift, 'from' | 'to'>): number {
  return daysBetween(from.slice(0, 10), to.slice(0, 10));
}

/**
 * The rule after a shift. Of days its weekdays turn, with the week they are counted in; a single day of a month or a year becomes
 * the one it is moved to within it; UNTIL moves along. Refused as `invalid` at `rule` `required` where the days of
 * the rule are no longer what a shift could be of: then the new rule has to be said.
 */
export function shiftedRule(rule: Rule, shift: Shift): Decision<Rule> {
  const until = rule.until === null ? null : shiftedUntil(rule.until, shift);
  const days = daysOf(shift);
  if (days === 0) return accept({ ...rule, until });
  const turned = rule.freq === 'DAILY' || rule.freq === 'WEEKLY' ? turnedDays(rule, days) : otherDay(rule, shift);
  return turned ? accept({ ...rule, ...turned, until }) : invalidAt('rule', 'required');
}

function turnedDays(rule: Rule, days: number): Partial<Rule> | null {
  if (rule.byMonth.length + rule.byMonthDay.length > 0) return null;
  const byDay = rule.byDay.map(({ day, nth }) => ({ day: turned(day, days), nth })).sort((a, b) => a.day - b.day);
  return rule.interval > 1 || rule.bySetPos.length > 0 ? { byDay, weekStart: turned(rule.weekStart, days) } : { byDay };
}

function turned(day: number, days: number): number {
  return ((((day - 1 + days) % 7) + 7) % 7) + 1;
}

/** The one day of each month or year, moved within its own. */
function otherDay(rule: Rule, { from, to }: Shift): Partial<Rule> | null {
  const within = rule.freq === 'MONTHLY' ? 7 : 4;
  const isOne = rule.byDay.length + rule.byMonthDay.length <= 1 && rule.bySetPos.length === 0;
  const isOfMonths = rule.freq === 'MONTHLY' ? rule.byMonth.length === 0 : rule.byMonth.length <= 1;
  if (!isOne || !isOfMonths || from.slice(0, within) !== to.slice(0, within)) return null;
  const date = to.slice(0, 10);
  const byMonth = rule.freq === 'MONTHLY' ? [] : [Number(date.slice(5, 7))];
  const [named] = rule.byDay;
  if (!named) return { byMonth, byMonthDay: [rule.byMonthDay[0] === -1 && isLast(date) ? -1 : dayOf(date)] };
  if (named.nth === null || (rule.freq === 'YEARLY' && rule.byMonth.length === 0)) return null;
  return { byMonth, byDay: [nthOf(date, named.nth < 0)] };
}

/** Which weekday of its month a date is, from the end where it was counted from there and is the last. */
function nthOf(date: LocalDate, fromEnd: boolean): RuleDay {
  const isLastOne = plusDays(date, 7).slice(0, 7) !== date.slice(0, 7);
  return { day: weekdayOf(date), nth: fromEnd && isLastOne ? -1 : Math.ceil(dayOf(date) / 7) };
}

function isLast(date: LocalDate): boolean {
  return plusDays(date, 1).slice(0, 7) !== date.slice(0, 7);
}

function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** UNTIL moved along: a date by whole days, a wall time with its time of the day, an instant as the wall time it is there. */
function shiftedUntil(until: string, shift: Shift): string {
  const date = untilDate(until);
  const day = (of: LocalDate) => plusDays(of, daysOf(shift)).replaceAll('-', '');
  if (until.length === 8) return day(date);
  const time = `${until.slice(9, 11)}:${until.slice(11, 13)}`;
  const wall = until.endsWith('Z') ? wallOf(`${date}T${time}:00.000Z`, shift.zone) : `${date}T${time}`;
  const ms = Date.parse(`${wall}:00Z`) + Date.parse(`${shift.to}:00Z`) - Date.parse(`${shift.from}:00Z`);
  return untilText(new Date(ms).toISOString().slice(0, 16));
}

/** A wall time as UNTIL says it. */
export function untilText(wall: LocalTime): string {
  return `${wall.replaceAll(/[-:]/g, '')}00`;
}
