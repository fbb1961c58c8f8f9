// The fields a rule is built with, and the rule they mean; a rule the fields cannot draw has none.
import { numberOf } from '#client/screens/admin/typed-number.ts';
import type { Frequency, Rule, RuleDay } from '#shared/rules/recurrence-rule.ts';
import { type LocalDate, plusDays, weekdayOf } from '#shared/time/zone.ts';

/** On which day of a month: its number, its last, or a day of the week counted from the month's start or end. */
export type Monthly = 'date' | 'last-date' | 'nth' | 'last';
/** How it ends. */
export type Ends = 'count' | 'until' | 'never';

/**
 * What is chosen and typed. `days` are those of the week, 1 Monday … 7 Sunday; empty means that of the first date. `until` is
 * the civil date its text means, null where it means none.
 */
export type RuleForm = {
  readonly freq: Frequency;
  readonly every: string;
  readonly days: readonly number[];
  readonly monthly: Monthly;
  readonly ends: Ends;
  readonly count: string;
  readonly until: LocalDate | null;
};

/** What is wrong with a field; the words are the catalogue's. */
export type RuleFault = 'every' | 'count' | 'until' | 'untilBefore';
export type RuleFaults = Readonly<Partial<Record<'every' | 'count' | 'until', RuleFault>>>;

/** Rhythms that are one press away. */
export const PRESETS = {
  weekly: { freq: 'WEEKLY', every: '1' },
  fortnight: { freq: 'WEEKLY', every: '2' },
  tenDays: { freq: 'DAILY', every: '1', ends: 'count', count: '10' },
} as const satisfies Record<string, Partial<RuleForm>>;
export type PresetName = keyof typeof PRESETS;

/** What the builder starts with: every week, eight times. */
export const FIRST_FORM: RuleForm = {
  freq: 'WEEKLY',
  every: '1',
  days: [],
  monthly: 'date',
  ends: 'count',
  count: '8',
  until: null,
};

const MOST_EVERY = 99;
const MOST_TIMES = 400;

/** The form with a preset taken; what the preset does not say stays. */
export function withPreset(form: RuleForm, name: PresetName): RuleForm {
  return { ...form, days: [], ...PRESETS[name] };
}

/** The form with its numbers in the reader's digits, as `plain` writes them; what is no number stays as it was typed. */
export function inDigits(form: RuleForm, plain: (value: number) => string): RuleForm {
  const written = (text: string) => (Number.isNaN(numberOf(text)) ? text : plain(numberOf(text)));
  return { ...form, every: written(form.every), count: written(form.count) };
}

/** The preset a form is, if it is one. */
export function presetOf(form: RuleForm): PresetName | null {
  const names = Object.keys(PRESETS) as PresetName[];
  const found = names.find((name) => {
    const { freq, every, ...rest } = PRESETS[name] as Partial<RuleForm>;
    const isCount = numberOf(rest.count ?? '') === numberOf(form.count);
    const isEnd = rest.ends === undefined || (rest.ends === form.ends && isCount);
    return form.freq === freq && numberOf(form.every) === Number(every) && isEnd;
  });
  return found ?? null;
}

/** The form with a day of the week chosen or not; where none was chosen, the first date's was meant. */
export function withDay(form: RuleForm, day: number, start: LocalDate): RuleForm {
  const meant = daysOf(form, start);
  const days = meant.includes(day) ? meant.filter((each) => each !== day) : [...meant, day];
  return { ...form, days: days.length === 0 ? [weekdayOf(start)] : days };
}

/** The days of the week that are meant. */
export function daysOf({ days }: Pick<RuleForm, 'days'>, start: LocalDate): readonly number[] {
  return days.length === 0 ? [weekdayOf(start)] : days;
}

/** The ways a month can be counted for a first date: as the last only where it lies in the last days. */
export function monthlyWays(start: LocalDate): readonly Monthly[] {
  const isLast = start.slice(0, 7) !== plusDays(start, 7).slice(0, 7);
  const isLastDate = start.slice(0, 7) !== plusDays(start, 1).slice(0, 7);
  return [
    'date',
    ...(isLastDate ? (['last-date'] as const) : []),
    ...(nthOf(start) <= 4 ? (['nth'] as const) : []),
    ...(isLast ? (['last'] as const) : []),
  ];
}

/** The way that holds for a first date: the chosen one, or the date where it does not fit any more. */
export function monthlyOf({ monthly }: Pick<RuleForm, 'monthly'>, start: LocalDate): Monthly {
  return monthlyWays(start).includes(monthly) ? monthly : 'date';
}

/** Which of its weekday a date is in its month. */
export function nthOf(date: LocalDate): number {
  return Math.ceil(Number(date.slice(8, 10)) / 7);
}

/** What is wrong before anything is asked. */
export function ruleFaults({ every, ends, count, until }: RuleForm, start: LocalDate): RuleFaults {
  const isEvery = isWithin(every, MOST_EVERY);
  const isCount = ends !== 'count' || isWithin(count, MOST_TIMES);
  const isBefore = ends === 'until' && until !== null && until < start;
  return {
    ...(!isEvery && { every: 'every' as const }),
    ...(!isCount && { count: 'count' as const }),
    ...(ends === 'until' && until === null && { until: 'until' as const }),
    ...(isBefore && { until: 'untilBefore' as const }),
  };
}

/** The rule of a form without faults for its first date, weeks beginning on `weekStart`; null of one with some. */
export function ruleOf(form: RuleForm, start: LocalDate, weekStart: number): Rule | null {
  if (Object.keys(ruleFaults(form, start)).length > 0) return null;
  const { freq, ends } = form;
  return {
    freq,
    interval: numberOf(form.every),
    count: ends === 'count' ? numberOf(form.count) : null,
    until: ends === 'until' && form.until !== null ? form.until.replaceAll('-', '') : null,
    weekStart,
    byDay: [],
    byMonthDay: [],
    byMonth: [],
    bySetPos: [],
    ...ON[freq](form, start),
  };
}

const ON: Readonly<Record<Frequency, (form: RuleForm, start: LocalDate) => Partial<Rule>>> = {
  DAILY: () => ({}),
  WEEKLY: (form, start) => ({ byDay: daysOf(form, start).map((day) => ({ day, nth: null })) }),
  MONTHLY: (form, start) => onMonth(monthlyOf(form, start), start),
  YEARLY: (_, start) => ({ byMonth: [Number(start.slice(5, 7))], byMonthDay: [Number(start.slice(8, 10))] }),
};

function onMonth(monthly: Monthly, start: LocalDate): Partial<Rule> {
  if (monthly === 'date') return { byMonthDay: [Number(start.slice(8, 10))] };
  if (monthly === 'last-date') return { byMonthDay: [-1] };
  return { byDay: [{ day: weekdayOf(start), nth: monthly === 'last' ? -1 : nthOf(start) }] };
}

/** The form of a rule as its first date is; null where the fields cannot draw it: nothing of a rule is dropped unseen. */
export function formOf(rule: Rule, start: LocalDate): RuleForm | null {
  const on = fieldsOn(rule, start);
  if (on === null || rule.bySetPos.length > 0) return null;
  const { freq, interval, count, until } = rule;
  return {
    ...FIRST_FORM,
    freq,
    every: String(interval),
    ...on,
    ...(count !== null && { ends: 'count', count: String(count) }),
    ...(until !== null && { ends: 'until', until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` }),
    ...(count === null && until === null && { ends: 'never' }),
  };
}

function fieldsOn(rule: Rule, start: LocalDate): Partial<RuleForm> | null {
  const { freq, byDay, byMonthDay, byMonth } = rule;
  const isBare = byDay.length === 0 && byMonthDay.length === 0 && byMonth.length === 0;
  if (isBare) return {};
  if (freq === 'WEEKLY' && byMonth.length === 0) return { days: byDay.map(({ day }) => day) };
  if (freq === 'MONTHLY' && byMonth.length === 0) return monthFields(byDay, byMonthDay, start);
  const isOwnDate =
    byMonth.join() === String(Number(start.slice(5, 7))) && byMonthDay.join() === String(Number(start.slice(8, 10)));
  return freq === 'YEARLY' && byDay.length === 0 && isOwnDate ? {} : null;
}

/** Only what the first date itself says: the fields know no other day of a month. */
function monthFields(byDay: readonly RuleDay[], dates: readonly number[], start: LocalDate): Partial<RuleForm> | null {
  const said = JSON.stringify({ byDay, dates });
  const found = monthlyWays(start).find((monthly) => {
    const { byDay: on = [], byMonthDay = [] } = onMonth(monthly, start);
    return JSON.stringify({ byDay: on, dates: byMonthDay }) === said;
  });
  return found === undefined ? null : { monthly: found };
}

function isWithin(text: string, most: number): boolean {
  const number = numberOf(text);
  return number >= 1 && number <= most;
}
