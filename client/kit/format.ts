// Formatting: how times, dates, numbers and phones are written; the only place of the pages that calls Intl.
import type { Language } from '#shared/model/caller.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { type Direction, isolate } from '#shared/i18n/isolate.ts';
import { type Digits, directionOf, languageTag } from '#shared/i18n/language.ts';
import { type HijriFormat, makeHijri } from './hijri.ts';
import { formatPhone } from './phone.ts';

/** What decides how things are written: the language of the reader, the habits of the clinic. */
export interface FormatSettings {
  readonly language: Language;
  readonly region: string;
  readonly digits: Digits;
  readonly hourCycle: 'h12' | 'h23';
  readonly weekStart: number;
  readonly hijri: 'off' | 'secondary' | 'primary';
  readonly hijriAdjust: number;
}

/** Writers for one reader. Dates are `YYYY-MM-DD`, times minutes of the wall clock; days may have more than 1440. */
export interface Format extends HijriFormat {
  readonly settings: FormatSettings;
  readonly direction: Direction;
  readonly tag: string;
  /** A time of day: `٩:٠٥ ص`. */
  time(minutes: number): string;
  /** A time of day as a clock on a wall has it: its digits, and apart from them which half of the day it is, if it says so. */
  clock(minutes: number): { readonly digits: string; readonly half: string };
  /** A time of day to the second, for moments that lie close together: `٩:٠٥:٢٠ ص`. */
  timeExact(seconds: number): string;
  /** From–to, start first; show it in `<TimeRange>` or isolated, as it has no letter to tell its direction. */
  timeRange(start: number, end: number): string;
  /** A full hour on the axis: `٨ ص`. */
  hour(minutes: number): string;
  /** `الأحد، ٢٢ نوفمبر ٢٠٢٦`. */
  dateLong(date: string): string;
  /** `الأحد، ٢٢ نوفمبر`. */
  dateTitle(date: string): string;
  /** `٢٢ نوفمبر ٢٠٢٦`: a date whose day of the week does not matter. */
  dateOfYear(date: string): string;
  /** `٢٢ نوفمبر`, narrow where the month is long. */
  dateShort(date: string): string;
  weekday(date: string, width?: 'long' | 'short'): string;
  /** The number of the day in its month. */
  dayOfMonth(date: string): string;
  monthYear(date: string): string;
  /** The month alone: `نوفمبر`. */
  monthName(date: string): string;
  /** `٢٢ نوفمبر`, the month in full. */
  dayMonth(date: string): string;
  /** The name of a date's month. */
  month(date: string): string;
  number(value: number): string;
  /** A number that counts nothing, without separators: a year, a file number. */
  plain(value: number): string;
  /** In words: `ساعة واحدة و٣٠ دقيقة`. */
  duration(minutes: number): string;
  /** For narrow places: `٢٤ د`. */
  durationShort(minutes: number): string;
  /** Minutes and seconds that are left, of a duration in milliseconds: `٤:٠٩`; the second that has begun still counts. */
  countdown(leftMs: number): string;
  /** How long ago, of a duration in milliseconds: `منذ ١٢ ثانية`. */
  since(elapsedMs: number): string;
  /** Several things in one phrase, each kept whole: `غرفة ٢ و١٠:٣٠ ص`. */
  list(items: readonly string[]): string;
  /** Words of the reader's own language in one phrase: `الأحد والأربعاء`. */
  phrase(items: readonly string[]): string;
  /** A country by its two letters: `السعودية`. */
  regionName(code: string): string;
  /** What a time zone is called, beside its IANA name: `التوقيت العربي الرسمي`. */
  zoneName(zone: string): string;
  /** A phone in groups and always in 0-9; show it in `<Phone>`. */
  phone(phone: string): string;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** The writers of a language, region, digits and hour cycle; formatters are made once. `t` gives the words. */
export function makeFormat(settings: FormatSettings, t: Translate): Format {
  const tag = languageTag(settings.language, settings.region, settings.digits);
  const direction = directionOf(settings.language);
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', calendar: 'gregory', ...options });
  const isH12 = settings.hourCycle === 'h12';
  const clock = dates({ hour: isH12 ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: settings.hourCycle });
  const exact = dates({
    hour: isH12 ? 'numeric' : '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: settings.hourCycle,
  });
  const hours = isH12 ? dates({ hour: 'numeric', hourCycle: 'h12' }) : clock;
  const long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const title = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const ofYear = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = dates({ day: 'numeric', month: 'short' });
  const weekdays = { long: dates({ weekday: 'long' }), short: dates({ weekday: 'short' }) };
  const month = dates({ month: 'long', year: 'numeric' });
  const monthAlone = dates({ month: 'long' });
  const monthOnly = dates({ month: 'long' });
  const dayMonth = dates({ day: 'numeric', month: 'long' });
  const numbers = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const twoDigits = new Intl.NumberFormat(tag, { minimumIntegerDigits: 2, useGrouping: false });
  const plain = new Intl.NumberFormat(tag, { useGrouping: false });
  const regions = new Intl.DisplayNames(tag, { type: 'region' });
  const wall = (minutes: number) => new Date((minutes % DAY_MINUTES) * MINUTE);

  const time = (minutes: number) => clock.format(wall(minutes));
  return {
    settings,
    direction,
    tag,
    time,
    clock(minutes) {
      const parts = clock.formatToParts(wall(minutes));
      const half = parts.find(({ type }) => type === 'dayPeriod')?.value ?? '';
      const digits = parts.filter(({ type, value }) => type !== 'dayPeriod' && value.trim() !== '');
      return { digits: digits.map(({ value }) => value).join(''), half };
    },
    timeExact: (seconds) => exact.format(new Date(seconds * 1000)),
    timeRange: (start, end) =>
      start % DAY_MINUTES < end % DAY_MINUTES && end - start < DAY_MINUTES
        ? clock.formatRange(wall(start), wall(end))
        : `${time(start)} – ${time(end)}`,
    hour: (minutes) => hours.format(wall(minutes)),
    dateLong: (date) => long.format(utc(date)),
    dateTitle: (date) => title.format(utc(date)),
    dateOfYear: (date) => ofYear.format(utc(date)),
    dateShort: (date) => short.format(utc(date)),
    weekday: (date, width = 'long') => weekdays[width].format(utc(date)),
    dayOfMonth: (date) => plain.format(utc(date).getUTCDate()),
    monthYear: (date) => month.format(utc(date)),
    monthName: (date) => monthOnly.format(utc(date)),
    dayMonth: (date) => dayMonth.format(utc(date)),
    month: (date) => monthAlone.format(utc(date)),
    number: (value) => numbers.format(value),
    plain: (value) => plain.format(value),
    duration: (minutes) => durationWords(t, minutes),
    durationShort: (minutes) => t(($) => $.common.duration.short, { count: Math.round(minutes) }),
    countdown(leftMs) {
      const seconds = Math.max(0, Math.ceil(leftMs / 1000));
      return `${plain.format(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`;
    },
    since: (elapsedMs) => sinceWords(t, elapsedMs),
    list: (items) => lists.format(items.map((item) => isolate(item, direction))),
    phrase: (items) => lists.format(items),
    regionName: (code) => regions.of(code) ?? code,
    zoneName: (zone) => zoneNameIn(tag, zone),
    phone: formatPhone,
    ...makeHijri(t, (value) => plain.format(value), settings.hijriAdjust),
  };
}

/** Every time zone there is, by its IANA name. */
export function allZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

function zoneNameIn(tag: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function durationWords(t: Translate, total: number): string {
  const minutes = t(($) => $.common.duration.minutes, { count: total % 60 });
  if (total < 60) return minutes;
  const hours = t(($) => $.common.duration.hours, { count: Math.floor(total / 60) });
  return total % 60 === 0 ? hours : t(($) => $.common.duration.both, { hours, minutes });
}

function sinceWords(t: Translate, elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  if (seconds < 5) return t(($) => $.common.ago.now);
  if (seconds < 60) return t(($) => $.common.ago.seconds, { count: seconds });
  if (seconds < 3600) return t(($) => $.common.ago.minutes, { count: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t(($) => $.common.ago.hours, { count: Math.floor(seconds / 3600) });
  return t(($) => $.common.ago.days, { count: Math.floor(seconds / 86_400) });
}
