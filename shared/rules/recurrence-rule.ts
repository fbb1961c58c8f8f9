// Which rules of repetition are taken: the grammar of RFC 5545, daily and slower, checked before anything expands it.
import { accept, type Decision, invalidAt } from './decision.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** Days of the week as RFC 5545 writes them, in the order of ISO 8601: 1 Monday … 7 Sunday. */
export const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A day of the week, 1 Monday … 7 Sunday: each of the period, or the `nth` of it, from its end when negative. */
export type RuleDay = { readonly day: number; readonly nth: number | null };

/**
 * A rule that was read. An empty list is a part that was not given. `until` is the text of RFC 5545: `YYYYMMDD` is the whole of
 * that day, `YYYYMMDDTHHMMSS` a wall time, with a `Z` behind it an instant; each the last at which it may occur.
 */
export type Rule = {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: string | null;
  readonly weekStart: number;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
};

/** A rule is at most so many characters, repeats at most every so many periods, and at most so many times. */
export const MOST_CHARACTERS = 500;
export const MOST_INTERVAL = 999;
export const MOST_COUNT = 1000;

const UNTIL = /^((?:19|20|21)\d\d)(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z?)?$/;
const DAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;
const NUMBER = /^[+-]?\d{1,4}$/;

/** What a part's text means; null where it means nothing. */
type Reader = (text: string) => Partial<Rule> | null;

const readers: Readonly<Record<string, Reader>> = {
  FREQ: (text) => (isFrequency(text) ? { freq: text } : null),
  INTERVAL: (text) => wrapped(numberIn(text, 1, MOST_INTERVAL), (interval) => ({ interval })),
  COUNT: (text) => wrapped(numberIn(text, 1, MOST_COUNT), (count) => ({ count })),
  UNTIL: (text) => (isUntil(text) ? { until: text } : null),
  WKST: (text) => wrapped(dayNumber(text), (weekStart) => ({ weekStart })),
  BYDAY: (text) => wrapped(daysIn(text), (byDay) => ({ byDay })),
  BYMONTHDAY: (text) => wrapped(numbersIn(text, 31), (byMonthDay) => ({ byMonthDay })),
  BYMONTH: (text) => wrapped(numbersIn(text, 12, 1), (byMonth) => ({ byMonth })),
  BYSETPOS: (text) => wrapped(numbersIn(text, 366), (bySetPos) => ({ bySetPos })),
};

const plain: Omit<Rule, 'freq'> = {
  interval: 1,
  count: null,
  until: null,
  weekStart: 1,
  byDay: [],
  byMonthDay: [],
  byMonth: [],
  bySetPos: [],
};

/**
 * The rule a text means, its letters in either case, one semicolon too many at the end forgiven. A text that is not to be
 * repeated by is `invalid` at `rule`: `required`, `too-long`, `too-many` (COUNT), and naming the `part` either `rule-part`, which is
 * not known, not taken, given twice or not to go with the others, or `rule-value`. Whether it ever occurs is another question.
 */
export function readRule(text: string): Decision<Rule> {
  if (text.length > MOST_CHARACTERS) return invalidAt('rule', 'too-long', { most: MOST_CHARACTERS });
  const parts = text.trim().toUpperCase().replace(/;$/, '').split(';');
  if (parts.join('') === '') return invalidAt('rule', 'required');
  const read = new Map<string, Partial<Rule>>();
  for (const part of parts) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (!Object.hasOwn(readers, name) || read.has(name)) return partFault(name);
    if (name === 'COUNT' && /^\d+$/.test(value) && Number(value) > MOST_COUNT) {
      return invalidAt('rule', 'too-many', { most: MOST_COUNT });
    }
    const meant = rest.length === 0 ? readers[name]?.(value) : null;
    if (!meant) return valueFault(name);
    read.set(name, meant);
  }
  const { freq, ...others } = Object.assign({}, ...read.values()) as Partial<Rule>;
  if (!freq) return valueFault('FREQ');
  return agreeing({ freq, ...plain, ...others });
}

/** What does not go together, by the part that is told; the first that holds. */
const disagreements: readonly (readonly [part: string, (rule: Rule) => boolean])[] = [
  ['UNTIL', (rule) => rule.count !== null && rule.until !== null],
  // Nth of what, where a period is a day or a week?
  ['BYDAY', (rule) => isShort(rule) && rule.byDay.some(({ nth }) => nth !== null)],
  // The 54th Sunday of a year, the sixth of a month.
  ['BYDAY', (rule) => rule.byDay.some(({ nth }) => Math.abs(nth ?? 0) > (isOfYear(rule) ? 53 : 5))],
  ['BYMONTHDAY', (rule) => rule.freq === 'WEEKLY' && rule.byMonthDay.length > 0],
  // Everybody reads this differently: on that day of each month, or of the month it began in.
  ['BYMONTHDAY', (rule) => isOfYear(rule) && rule.byMonthDay.length > 0],
  [
    'BYSETPOS',
    (rule) => rule.bySetPos.length > 0 && rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0,
  ],
];

function agreeing(rule: Rule): Decision<Rule> {
  const wrong = disagreements.find(([, holds]) => holds(rule));
  return wrong ? (wrong[0] === 'UNTIL' ? partFault('UNTIL') : valueFault(wrong[0])) : accept(rule);
}

/** The one text of a rule: parts in a fixed order, lists sorted, and what is usual not said. */
export function writeRule(rule: Rule): string {
  const parts: readonly (readonly [string, string | number | null])[] = [
    ['FREQ', rule.freq],
    ['INTERVAL', rule.interval === 1 ? null : rule.interval],
    ['COUNT', rule.count],
    ['UNTIL', rule.until],
    ['WKST', rule.weekStart === 1 ? null : codeOf(rule.weekStart)],
    ['BYMONTH', listed(rule.byMonth)],
    ['BYMONTHDAY', listed(rule.byMonthDay)],
    ['BYDAY', sortedDays(rule.byDay).map(dayText).join(',') || null],
    ['BYSETPOS', listed(rule.bySetPos)],
  ];
  return parts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}

function isShort(rule: Rule): boolean {
  return rule.freq === 'DAILY' || rule.freq === 'WEEKLY';
}

/** Whether its days are those of a whole year. */
function isOfYear(rule: Rule): boolean {
  return rule.freq === 'YEARLY' && rule.byMonth.length === 0;
}

function isFrequency(text: string): text is Frequency {
  return (frequencies as readonly string[]).includes(text);
}

function isUntil(text: string): boolean {
  const found = UNTIL.exec(text);
  if (!found) return false;
  const date = `${found[1]}-${found[2]}-${found[3]}`;
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date);
}

function dayNumber(code: string): number | null {
  const index = (dayCodes as readonly string[]).indexOf(code);
  return index < 0 ? null : index + 1;
}

function codeOf(day: number): string {
  return dayCodes[day - 1] ?? '';
}

function numberIn(text: string, least: number, most: number): number | null {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** Numbers other than 0 between `least` and `most`, each once, in order. */
function numbersIn(text: string, most: number, least = -most): number[] | null {
  const values = text.split(',').map((one) => numberIn(one, least, most));
  if (values.some((value) => value === null || value === 0)) return null;
  return [...new Set(values as number[])].sort((a, b) => a - b);
}

function daysIn(text: string): RuleDay[] | null {
  const days = text.split(',').map((one) => {
    const found = DAY.exec(one);
    const day = dayNumber(found?.[2] ?? '');
    const nth = found?.[1] === undefined ? null : Number(found[1]);
    return day === null || nth === 0 ? null : { day, nth };
  });
  if (days.includes(null)) return null;
  return sortedDays([...new Map((days as RuleDay[]).map((day) => [dayText(day), day])).values()]);
}

function sortedDays(days: readonly RuleDay[]): RuleDay[] {
  return [...days].sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0) || a.day - b.day);
}

function dayText({ day, nth }: RuleDay): string {
  return `${nth ?? ''}${codeOf(day)}`;
}

function listed(values: readonly number[]): string | null {
  return values.length === 0 ? null : [...values].sort((a, b) => a - b).join(',');
}

function wrapped<T>(value: T | null, into: (value: T) => Partial<Rule>): Partial<Rule> | null {
  return value === null ? null : into(value);
}

function partFault(part: string) {
  return invalidAt('rule', 'rule-part', { part: named(part) });
}

function valueFault(part: string) {
  return invalidAt('rule', 'rule-value', { part: named(part) });
}

/** As much of a part's name as can be shown: somebody else wrote it. */
function named(part: string): string {
  return part.replaceAll(/[^A-Z0-9_-]/g, '').slice(0, 20);
}
