// What a rule of repetition gives: wall times laid out month by month, met on a zone's clock, within a bound known beforehand.
import * as library from 'rrule';
import type { Series } from '#shared/model/series.ts';
import { type Instant, instantOf } from '#shared/time/instant.ts';
import {
  isZone,
  type LocalDate,
  type LocalTime,
  plusDays,
  type Resolved,
  resolveWall,
  weekdayOf,
} from '#shared/time/zone.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import { chosen, hasDay, isAfter, monthOf, periodNumber, weekOf, yearOf } from './recurrence-periods.ts';
import { readRule, type Rule, type RuleDay } from './recurrence-rule.ts';

// Node finds the library's CommonJS under `default`, the client's bundle its modules themselves.
const rrule = (library as unknown as { readonly default?: typeof library }).default ?? library;

/** What repeats. */
export type Repeating = Pick<Series, 'startLocal' | 'zone' | 'rule' | 'excluded'>;

/** One occurrence: the wall time that names it, its instant, and how the clock met it: `gap` moved on, `fold` the first of two. */
export type Occurrence = {
  readonly recurrenceId: LocalTime;
  readonly start: Instant;
  readonly clock: Resolved['kind'];
};

/**
 * Occurrences in order of time, the excluded left out; how many the whole rule gives without the excluded, null where it has no
 * end; and how many `steps` it took: a step is a month or a year laid out, or a date looked at.
 */
export type Occurrences = {
  readonly occurrences: readonly Occurrence[];
  readonly total: number | null;
  readonly steps: number;
};

/** How far to look: to the end of civil date `until`; `most` occurrences at most; `begun` where the series stands already. */
export type Reach = { readonly until: LocalDate; readonly most?: number; readonly begun?: boolean };

/** Whatever a rule says, it reaches no further than so many years from its first start. */
export const MOST_YEARS = 50;

/** No rule takes more steps than this; fifty years have not as many months and days. */
export const MOST_STEPS = 20_000;

/**
 * What a rule gives up to the end of a date. COUNT and BYSETPOS count all that it gives, the excluded too; the first start
 * is an occurrence only where the rule has it; a date comes once. Refused as `invalid`: at `rule` what `readRule` refuses,
 * `rule-never` where nothing ever comes of it, and `too-many` {most}; at `zone` an unknown one; at `startLocal` `gap` where the
 * clock skips the first start, unless the series has `begun`: it may be a later part of one, or its zone's data another.
 */
export function occurrencesOf(repeating: Repeating, { until, most, begun = false }: Reach): Decision<Occurrences> {
  const { startLocal, zone } = repeating;
  const rule = readRule(repeating.rule);
  if (!rule.ok) return rule;
  if (!isZone(zone)) return invalidAt('zone', 'zone');
  if (!begun && resolveWall(startLocal, zone).kind === 'gap') return invalidAt('startLocal', 'gap');
  const excluded = new Set(repeating.excluded);
  const isEndless = rule.value.count === null && rule.value.until === null;
  const steps = new Steps();
  const occurrences: Occurrence[] = [];
  let [given, left] = [0, 0];
  for (const wall of wallTimes(rule.value, repeating, steps)) {
    given += 1;
    if (isEndless && wall.slice(0, 10) > until) break;
    if (excluded.has(wall)) continue;
    left += 1;
    if (wall.slice(0, 10) <= until) occurrences.push(occurrenceAt(wall, zone));
  }
  if (given === 0) return invalidAt('rule', 'rule-never');
  if (most !== undefined && occurrences.length > most) return invalidAt('rule', 'too-many', { most });
  return accept({ occurrences, total: isEndless ? null : left, steps: steps.taken });
}

/** The occurrence a wall time names in a zone. */
export function occurrenceAt(recurrenceId: LocalTime, zone: string): Occurrence {
  const { ms, kind } = resolveWall(recurrenceId, zone);
  return { recurrenceId, start: instantOf(ms), clock: kind };
}

/** Counts the steps, and says when there may be no more. */
class Steps {
  taken = 0;

  /** Whether one more was free. */
  take(): boolean {
    if (this.taken >= MOST_STEPS) return false;
    this.taken += 1;
    return true;
  }
}

type From = Pick<Repeating, 'startLocal' | 'zone'>;

/** All wall times a rule gives, excluded or not, as they are asked for; refused as `occurrencesOf` refuses a text that is no rule. */
export function wallTimesOf(repeating: From & Pick<Repeating, 'rule'>): Decision<Iterable<LocalTime>> {
  const rule = readRule(repeating.rule);
  return rule.ok ? accept(wallTimes(rule.value, repeating, new Steps())) : rule;
}

/** All wall times of a rule from its first start to its last: by COUNT, by UNTIL, or as far as rules reach. */
function* wallTimes(rule: Rule, from: From, steps: Steps): Generator<LocalTime> {
  const time = from.startLocal.slice(10);
  let count = 0;
  for (const date of datesFrom(rule, from.startLocal.slice(0, 10), steps)) {
    if (rule.until !== null && isAfter(`${date}${time}`, rule.until, from.zone)) return;
    yield `${date}${time}`;
    count += 1;
    if (count === rule.count) return;
  }
}

/** The dates of a rule in order from a first one on as far as rules reach, chosen by BYSETPOS among those of each period. */
function* datesFrom(rule: Rule, first: LocalDate, steps: Steps): Generator<LocalDate> {
  const last = `${Math.min(yearOf(first) + MOST_YEARS, 2199)}${first.slice(4)}`;
  for (const period of periodsFrom(rule, first, last, steps)) {
    for (const date of chosen(rule, period, first)) {
      if (date > last) return;
      yield date;
    }
  }
}

/** The dates of each period that counts, all of them also where the first or the last reach begins within. */
function* periodsFrom(rule: Rule, first: LocalDate, last: LocalDate, steps: Steps): Generator<LocalDate[]> {
  const number = periodNumber(rule, first);
  let period: { at: number; dates: LocalDate[] } = { at: 0, dates: [] };
  for (const date of laidOut(rule, first, last, steps)) {
    const at = number(date);
    if (at % rule.interval !== 0) continue;
    if (at !== period.at) {
      yield period.dates;
      period = { at, dates: [] };
    }
    period.dates.push(date);
  }
  yield period.dates;
}

/** All dates that have the rule's days, in order, from the week of the first one to a week after the last. */
function* laidOut(rule: Rule, first: LocalDate, last: LocalDate, steps: Steps): Generator<LocalDate> {
  const layouts = layoutsOf(rule, first);
  const ahead = rule.freq === 'YEARLY' ? 12 : 1;
  const from = rule.freq === 'YEARLY' ? yearOf(first) * 12 : monthOf(weekOf(first, rule.weekStart));
  for (let month = from; month <= monthOf(plusDays(last, 7)); month += ahead) {
    if (!mayHave(rule, month, first)) continue;
    if (!steps.take()) return;
    for (const date of layOut(layouts, month)) {
      if (!steps.take()) return;
      yield date;
    }
  }
}

/** Whether a month, or the year that begins with it, needs to be laid out at all. */
function mayHave(rule: Rule, month: number, first: LocalDate): boolean {
  if (rule.freq === 'YEARLY') return (Math.floor(month / 12) - yearOf(first)) % rule.interval === 0;
  if (rule.freq === 'DAILY' && !hasDay(month, first, rule.interval)) return false;
  if (rule.freq === 'MONTHLY' && (month - monthOf(first)) % rule.interval !== 0) return false;
  return rule.byMonth.length === 0 || rule.byMonth.includes((month % 12) + 1);
}

type Layout = Partial<library.Options>;

/**
 * What the library is asked for: the days of one month or year, those the first start has where the rule names none.
 * It takes days each week and the nth of them for one condition, so that they are asked for apart.
 */
function layoutsOf(rule: Rule, first: LocalDate): Layout[] {
  const isYearly = rule.freq === 'YEARLY';
  // Its second step is beyond its calendar, so that it can never look for a day that does not come.
  const once = { freq: isYearly ? rrule.RRule.YEARLY : rrule.RRule.MONTHLY, interval: isYearly ? 10_000 : 120_000 };
  const named = rule.byDay.length + rule.byMonthDay.length > 0;
  const [, month = 1, day = 1] = first.split('-').map(Number);
  const usual: Record<Rule['freq'], Layout> = {
    DAILY: { byweekday: [0, 1, 2, 3, 4, 5, 6] },
    WEEKLY: { byweekday: [weekdayOf(first) - 1] },
    MONTHLY: { bymonthday: [day] },
    YEARLY: { bymonthday: [day], bymonth: [month] },
  };
  const months = rule.byMonth.length > 0 ? { bymonth: [...rule.byMonth] } : {};
  if (!named) return [{ ...once, ...usual[rule.freq], ...months }];
  const monthDays = rule.byMonthDay.length > 0 ? { bymonthday: [...rule.byMonthDay] } : {};
  const [each, nths] = [rule.byDay.filter(({ nth }) => nth === null), rule.byDay.filter(({ nth }) => nth !== null)];
  const weekdays = [each, nths].filter((days) => days.length > 0).map((days) => ({ byweekday: days.map(weekday) }));
  return (weekdays.length > 0 ? weekdays : [{}]).map((days) => ({ ...once, ...months, ...monthDays, ...days }));
}

function weekday({ day, nth }: RuleDay): library.Weekday {
  return nth === null ? new rrule.Weekday(day - 1) : new rrule.Weekday(day - 1, nth);
}

/** The dates of a month or a year that any of the layouts has, in order, each once. */
function layOut(layouts: readonly Layout[], month: number): LocalDate[] {
  const dtstart = new Date(Date.UTC(Math.floor(month / 12), month % 12));
  const dates = layouts.flatMap((layout) => new rrule.RRule({ ...layout, dtstart }, true).all());
  return [...new Set(dates.map((date) => date.toISOString().slice(0, 10)))].sort();
}
