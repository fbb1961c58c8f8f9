// The sentence of a rule: "Every 2 weeks on Sunday and Wednesday, 8 times", in the reader's language and digits.
import type { Format } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { type Frequency, type Rule, readRule, type RuleDay } from '#shared/rules/recurrence-rule.ts';

/** What a sentence is written with. */
export interface RuleWording {
  readonly t: Translate;
  readonly format: Pick<Format, 'settings' | 'weekday' | 'plain' | 'dateOfYear' | 'dateShort' | 'month' | 'phrase'>;
}

/** The sentence of a rule's text; of one that cannot be read it says so. */
export function ruleTextSentence(text: string, wording: RuleWording): string {
  const read = readRule(text);
  return read.ok ? ruleSentence(read.value, wording) : wording.t(($) => $.series.rule.unknown);
}

/** How often, on which days, and until when; without an end nothing is said of one. */
export function ruleSentence(rule: Rule, wording: RuleWording): string {
  const { t } = wording;
  const parts = [onWords(rule, wording), monthWords(rule, wording)].filter((part) => part !== '');
  const often = parts.reduce(
    (said, on) => t(($) => $.series.rule.joined, { rule: said, on }),
    everyWords(rule.freq, rule.interval, t),
  );
  const end = endWords(rule, wording);
  return end === '' ? often : t(($) => $.series.rule.ended, { rule: often, end });
}

const EVERY: Readonly<Record<Frequency, (t: Translate, count: number) => string>> = {
  DAILY: (t, count) => t(($) => $.series.rule.daily, { count }),
  WEEKLY: (t, count) => t(($) => $.series.rule.weekly, { count }),
  MONTHLY: (t, count) => t(($) => $.series.rule.monthly, { count }),
  YEARLY: (t, count) => t(($) => $.series.rule.yearly, { count }),
};

function everyWords(freq: Frequency, interval: number, t: Translate): string {
  return EVERY[freq](t, interval);
}

function endWords({ count, until }: Rule, { t, format }: RuleWording): string {
  if (count !== null) return t(($) => $.series.rule.times, { count });
  if (until === null) return '';
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  return t(($) => $.series.rule.until, { date: format.dateOfYear(date) });
}

function onWords(rule: Rule, wording: RuleWording): string {
  const { t, format } = wording;
  const { bySetPos, byMonthDay } = rule;
  const { weekStart } = format.settings;
  const byDay = rule.byDay.toSorted((a, b) => placeInWeek(a.day, weekStart) - placeInWeek(b.day, weekStart));
  const days = format.phrase(byDay.map(({ day }) => dayName(day, format)));
  if (bySetPos.length > 0) {
    const nth = format.phrase(bySetPos.map((each) => nthWord(each, wording)));
    const of = byDay.length > 0 ? days : format.phrase(byMonthDay.map((each) => format.plain(each)));
    return t(($) => $.series.rule.ofDays, { nth, days: of });
  }
  const [first] = byDay;
  if (first && byDay.every(({ nth }) => nth === null))
    return t(($) => $.series.rule.onDays, { count: byDay.length, days });
  if (first) return format.phrase(byDay.map((each) => nthDayWords(each, wording)));
  return dateWords(rule, wording);
}

function nthDayWords({ day, nth }: RuleDay, wording: RuleWording): string {
  const { t, format } = wording;
  const name = dayName(day, format);
  if (nth === null) return t(($) => $.series.rule.onDays, { count: 1, days: name });
  return t(($) => $.series.rule.onNth, { nth: nthWord(nth, wording), day: name });
}

/** A day of a month, of one named month its date. */
function dateWords({ byMonthDay, byMonth }: Rule, { t, format }: RuleWording): string {
  const [month, ...others] = byMonth;
  if (byMonthDay.length === 0) return '';
  if (month !== undefined && others.length === 0 && byMonthDay.every((each) => each > 0)) {
    const dates = byMonthDay.map((day) => format.dateShort(`2024-${two(month)}-${two(day)}`));
    return t(($) => $.series.rule.onYearDay, { dates: format.phrase(dates) });
  }
  if (byMonthDay.length === 1 && byMonthDay[0] === -1) return t(($) => $.series.rule.lastDay);
  const dates = format.phrase(byMonthDay.map((each) => format.plain(each)));
  return t(($) => $.series.rule.onDates, { count: byMonthDay.length, dates });
}

/** The months, where no date has said them. */
function monthWords({ byMonth, byMonthDay, byDay, bySetPos }: Rule, { t, format }: RuleWording): string {
  const isDated = byMonthDay.length > 0 && byDay.length === 0 && bySetPos.length === 0;
  const isSaid = isDated && byMonth.length === 1 && byMonthDay.every((each) => each > 0);
  if (byMonth.length === 0 || isSaid) return '';
  const months = format.phrase(byMonth.map((month) => format.month(`2024-${two(month)}-01`)));
  return t(($) => $.series.rule.inMonths, { months });
}

/** `second`, `last`; of a rarer one its number, from the end when negative. */
export function nthWord(nth: number, { t, format }: RuleWording): string {
  if (nth === -1) return t(($) => $.series.rule.nth.last);
  if (nth === -2) return t(($) => $.series.rule.nth.beforeLast);
  if (nth === 1) return t(($) => $.series.rule.nth['1']);
  if (nth === 2) return t(($) => $.series.rule.nth['2']);
  if (nth === 3) return t(($) => $.series.rule.nth['3']);
  if (nth === 4) return t(($) => $.series.rule.nth['4']);
  if (nth === 5) return t(($) => $.series.rule.nth['5']);
  const number = format.plain(Math.abs(nth));
  return nth > 0 ? t(($) => $.series.rule.nth.fromStart, { number }) : t(($) => $.series.rule.nth.fromEnd, { number });
}

/** How many days after the first of the week a day is. */
export function placeInWeek(day: number, weekStart: number): number {
  return (day - weekStart + 7) % 7;
}

/** The name of a day of the week, 1 Monday … 7 Sunday. */
export function dayName(day: number, format: Pick<Format, 'weekday'>, width: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  return format.weekday(`2024-01-0${day}`, width);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
