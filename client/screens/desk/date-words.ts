// The words of dates as people type them, in both languages, folded: weekdays, months of both calendars, spans of time.
import { foldArabic } from '#shared/i18n/fold.ts';

type Named = readonly (readonly string[])[];

/** Weekdays from Monday on. */
const WEEKDAYS: Named = [
  ['monday', 'الاثنين', 'الإثنين'],
  ['tuesday', 'الثلاثاء'],
  ['wednesday', 'الأربعاء'],
  ['thursday', 'الخميس'],
  ['friday', 'الجمعة'],
  ['saturday', 'السبت'],
  ['sunday', 'الأحد'],
];

/** Gregorian months, with the names of the Levant. */
const GREGORIAN: Named = [
  ['january', 'يناير', 'كانون الثاني'],
  ['february', 'فبراير', 'شباط'],
  ['march', 'مارس', 'آذار'],
  ['april', 'أبريل', 'إبريل', 'نيسان'],
  ['may', 'مايو', 'أيار'],
  ['june', 'يونيو', 'حزيران'],
  ['july', 'يوليو', 'تموز'],
  ['august', 'أغسطس', 'آب'],
  ['september', 'سبتمبر', 'أيلول'],
  ['october', 'أكتوبر', 'تشرين الأول'],
  ['november', 'نوفمبر', 'تشرين الثاني'],
  ['december', 'ديسمبر', 'كانون الأول'],
];

/** Months of the Umm al-Qura calendar. */
const HIJRI: Named = [
  ['muharram', 'محرم'],
  ['safar', 'صفر'],
  ['rabi i', 'rabi al-awwal', 'ربيع الأول'],
  ['rabi ii', 'rabi al-thani', 'ربيع الآخر', 'ربيع الثاني'],
  ['jumada i', 'jumada al-ula', 'جمادى الأولى'],
  ['jumada ii', 'jumada al-akhirah', 'جمادى الآخرة', 'جمادى الثانية'],
  ['rajab', 'رجب'],
  ['shaaban', 'shaban', 'شعبان'],
  ['ramadan', 'رمضان'],
  ['shawwal', 'شوال'],
  ['dhu al-qadah', 'ذو القعدة', 'ذي القعدة'],
  ['dhu al-hijjah', 'ذو الحجة', 'ذي الحجة'],
];

/** A span of the calendar. */
export type Span = 'days' | 'weeks' | 'months';

const SPANS: Readonly<Record<Span, { readonly one: readonly string[]; readonly two: readonly string[] }>> = {
  days: { one: ['d', 'day', 'days', 'يوم', 'أيام', 'ي'], two: ['يومين'] },
  weeks: { one: ['w', 'week', 'weeks', 'أسبوع', 'أسابيع', 'س'], two: ['أسبوعين'] },
  months: { one: ['m', 'month', 'months', 'شهر', 'أشهر', 'شهور', 'ش'], two: ['شهرين'] },
};

/** Days from today of a single word. */
const NEAR: Readonly<Record<number, readonly string[]>> = {
  [-1]: ['yesterday', 'أمس', 'امبارح'],
  0: ['today', 'اليوم', 'now', 'الآن'],
  1: ['tomorrow', 'tmr', 'غدا', 'غد', 'بكرة', 'بكرا', 'باكر'],
  2: ['day after tomorrow', 'the day after tomorrow', 'بعد غد', 'بعد بكرة', 'بعد بكرا'],
};

const foldAll = (lists: Named): Named => lists.map((names) => names.map(foldArabic));
const [weekdays, gregorian, hijri] = [foldAll(WEEKDAYS), foldAll(GREGORIAN), foldAll(HIJRI)];

/** The weekday of a folded word, 1 Monday … 7 Sunday; an English one may be cut to three letters, an Arabic one bare. */
export function weekdayNamed(word: string): number | null {
  return numberOf(weekdays, (name) => name === word || isCut(word, name) || name === `ال${word}`);
}

/** The Gregorian month of folded words, from 1; an English one may be cut to three letters. */
export function monthNamed(words: string): number | null {
  return numberOf(gregorian, (name) => name === words || isCut(words, name));
}

/** The Hijri month of folded words, from 1. */
export function hijriMonthNamed(words: string): number | null {
  return numberOf(hijri, (name) => name === words);
}

/** Days from today of a folded word such as *tomorrow*. */
export function daysNamed(words: string): number | null {
  const found = Object.entries(NEAR).find(([, names]) => names.some((name) => foldArabic(name) === words));
  return found ? Number(found[0]) : null;
}

/** The span a folded word names, and how many of it the word itself says. */
export function spanNamed(word: string): { readonly span: Span; readonly count: number } | null {
  for (const [span, { one, two }] of Object.entries(SPANS) as [Span, (typeof SPANS)[Span]][]) {
    if (one.some((name) => foldArabic(name) === word)) return { span, count: 1 };
    if (two.some((name) => foldArabic(name) === word)) return { span, count: 2 };
  }
  return null;
}

function numberOf(lists: Named, fits: (name: string) => boolean): number | null {
  const index = lists.findIndex((names) => names.some(fits));
  return index < 0 ? null : index + 1;
}

function isCut(word: string, name: string): boolean {
  return word.length >= 3 && /^[a-z]+$/.test(word) && name.startsWith(word);
}
