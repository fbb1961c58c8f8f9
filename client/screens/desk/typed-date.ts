// A date as somebody types it, in either language and either calendar, and the civil date it means.
import { CalendarDate, GregorianCalendar, parseDate } from '@internationalized/date';
import { addDays, weekdayOf } from '#client/kit/dates.ts';
import { foldArabic } from '#shared/i18n/fold.ts';
import type { Language } from '#shared/model/caller.ts';
import { civilOf, hijriOf } from '#shared/time/hijri.ts';
import { daysNamed, hijriMonthNamed, monthNamed, type Span, spanNamed, weekdayNamed } from './date-words.ts';

/** What a typed date is read against: the clinic's today, the reader, and the clinic's correction by the sighted moon. */
export interface DateFacts {
  readonly today: string;
  readonly language: Language;
  readonly hijriAdjust?: number;
}

type Reader = (text: string, facts: DateFacts) => string | null;

/**
 * The civil date a text means, or null. Words of both languages are read whatever the reader's. Of two numbers the first is
 * the day, unless only the other can be; a date without its year, or a day without its month, is the one nearest to today.
 */
export function dateMeant(text: string, facts: DateFacts): string | null {
  const plain = foldArabic(text).replaceAll('،', ' ').replace(/\s+/g, ' ').trim();
  for (const read of READERS) {
    const date = plain === '' ? null : read(plain, facts);
    if (date !== null) return date;
  }
  return null;
}

const READERS: readonly Reader[] = [near, iso, numbers, weekday, nextSpan, steps, named];

const GREGORIAN = new GregorianCalendar();
const LEAST_YEAR = 1900;
const MOST_YEAR = 2200;
const MOST_STEPS = 999;

function near(text: string, { today }: DateFacts): string | null {
  const days = daysNamed(text);
  return days === null ? null : addDays(today, days);
}

function iso(text: string, facts: DateFacts): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? null : ofEra(Number(year), Number(month), Number(day), facts);
}

function numbers(text: string, facts: DateFacts): string | null {
  const [, first, second, year] =
    /^(\d{1,2})(?:\s?[-/.٫\s]\s?(\d{1,2})(?:\s?[-/.٫\s]\s?(\d{2}|\d{4}))?)?$/.exec(text) ?? [];
  if (first === undefined) return null;
  if (second === undefined) return nearestDay(Number(first), facts.today);
  const [day, month] = Number(second) > 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
  if (year !== undefined) return ofEra(fullYear(year), month, day, facts);
  return nearestYear(facts.today, (step) => ofGregorian(yearOf(facts.today) + step, month, day));
}

/** A weekday is the first from today on; *next* is after today, *last* before it. */
function weekday(text: string, { today }: DateFacts): string | null {
  const [, before, name = '', after] =
    /^(?:(next|last|this|يوم) )?(\S+?)(?: (القادمه?|المقبله?|الجايه?|الماضيه?))?$/.exec(text) ?? [];
  const wanted = weekdayNamed(name);
  if (wanted === null) return null;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (before === 'last' || after?.startsWith('الماضي') === true) return addDays(today, ahead - 7);
  const isNext = before === 'next' || after !== undefined;
  return addDays(today, ahead === 0 && isNext ? 7 : ahead);
}

/** `next week`, `الشهر القادم`. */
function nextSpan(text: string, { today }: DateFacts): string | null {
  const [, way, english, arabic, side] =
    /^(?:(next|last) (\S+)|ال(\S+) (القادم|المقبل|الجاي|الماضي))$/.exec(text) ?? [];
  const found = spanNamed(english ?? arabic ?? '');
  return found && found.count === 1 ? stepped(today, found.span, way === 'last' || side === 'الماضي' ? -1 : 1) : null;
}

/** `+2w`, `in 3 days`, `2 weeks ago`, `بعد أسبوعين`, `قبل ٣ أيام`. */
function steps(text: string, { today }: DateFacts): string | null {
  const [, way, count, word = '', ago] =
    /^(\+|-|in |بعد |قبل )?\s?(\d{1,3})?\s?([^\s\d]+)(?: (ago))?$/.exec(text) ?? [];
  const found = spanNamed(word);
  if (!found || (way === undefined && count === undefined && ago === undefined && found.count === 1)) return null;
  const many = Number(count ?? 1) * found.count;
  const isBack = way === '-' || way === 'قبل ' || ago !== undefined;
  return many > MOST_STEPS ? null : stepped(today, found.span, isBack ? -many : many);
}

/** `12 march`, `march 12 2027`, `١ رمضان`, `15 شعبان 1448`; a month alone is its first day. */
function named(text: string, facts: DateFacts): string | null {
  const found =
    /^(?<day>\d{1,2}) (?:of )?(?<name>\D+?)(?: (?<year>\d{4}))?$/.exec(text) ??
    /^(?<name>\D+?)(?: (?<day>\d{1,2}))?(?:,? (?<year>\d{4}))?$/.exec(text);
  const { day = '1', name = '', year } = found?.groups ?? {};
  const words = name.replace(/^من /, '').replace(/ (?:ah|ه|هـ|م)$/, '');
  const month = monthNamed(words);
  if (month !== null) {
    const of = (wanted: number) => ofGregorian(wanted, month, Number(day));
    return year === undefined ? nearestYear(facts.today, (step) => of(yearOf(facts.today) + step)) : of(Number(year));
  }
  const islamic = hijriMonthNamed(words);
  if (islamic === null) return null;
  const { year: present } = hijriOf(facts.today, 0);
  const of = (wanted: number) => ofHijri(wanted, islamic, Number(day), facts);
  return year === undefined ? nearestYear(facts.today, (step) => of(present + step)) : of(Number(year));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Years before 1700 are of the Hijri era. */
function ofEra(year: number, month: number, day: number, facts: DateFacts): string | null {
  return year < 1700 ? ofHijri(year, month, day, facts) : ofGregorian(year, month, day);
}

function ofGregorian(year: number, month: number, day: number): string | null {
  if (year < LEAST_YEAR || year > MOST_YEAR) return null;
  const date = new CalendarDate(GREGORIAN, year, month, day);
  return date.month === month && date.day === day ? date.toString() : null;
}

/** Only a date that the calendar has as it was said: a month may have no 30th. */
function ofHijri(year: number, month: number, day: number, { hijriAdjust = 0 }: DateFacts): string | null {
  if (year < 1318 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return null;
  const date = civilOf({ year, month, day }, hijriAdjust);
  return hijriOf(date, hijriAdjust).day === day ? date : null;
}

function nearestYear(today: string, of: (step: number) => string | null): string | null {
  return nearest(today, [-1, 0, 1, 2, 3, 4].map(of));
}

function nearestDay(day: number, today: string): string | null {
  const first = parseDate(today).set({ day: 1 });
  const months = [-1, 0, 1].map((step) => first.add({ months: step }));
  return nearest(
    today,
    months.map(({ year, month }) => ofGregorian(year, month, day)),
  );
}

/** The nearest to today; of two that are as near the later. */
function nearest(today: string, dates: readonly (string | null)[]): string | null {
  const far = (date: string) => Math.abs(Date.parse(date) - Date.parse(today));
  const there = dates.filter((date) => date !== null).toSorted((a, b) => far(a) - far(b) || (a < b ? 1 : -1));
  return there[0] ?? null;
}

function stepped(today: string, span: Span, count: number): string {
  return parseDate(today)
    .add({ [span]: count })
    .toString();
}
