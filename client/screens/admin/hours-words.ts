// Hours in words, as lists and the history tell them: a week, other weeks, dates that differ.
import type { Format } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { DatedHours, HourSet, Observes, WeeklyWindow } from '#shared/model/hours.ts';
import { groupsOf, minutesOfClock } from './hours.ts';
import { datesWords, periodWords } from './period-words.ts';

/** The name of a weekday, 1 Monday … 7 Sunday: that of a date on which it fell. */
export function weekdayName(format: Format, weekday: number, width: 'long' | 'short' = 'long'): string {
  return format.weekday(`2024-01-0${weekday}`, width);
}

/** A window: `٩:٠٠ ص – ٥:٠٠ م`, or that it is the whole day. */
export function windowWords(t: Translate, format: Format, { from, to }: Pick<WeeklyWindow, 'from' | 'to'>): string {
  const [start, end] = [minutesOfClock(from), minutesOfClock(to)];
  if (start === 0 && end === 0) return t(($) => $.admin.hours.wholeDay);
  return isolateAs(format.direction, `${format.time(start)} – ${format.time(end)}`);
}

/** The whole week in a line per group of days: `الأحد – الخميس: ٩:٠٠ ص – ٥:٠٠ م`. Empty where no day has hours. */
export function hoursWords(
  t: Translate,
  format: Format,
  hours: readonly WeeklyWindow[],
  weekStart: number,
): readonly string[] {
  return groupsOf(hours, weekStart).map(({ days, windows }) => {
    const [first = 1, last = first] = [days[0], days.at(-1)];
    const ends = { first: weekdayName(format, first), last: weekdayName(format, last) };
    const span = first === last ? ends.first : t(($) => $.admin.hours.range, ends);
    const times = format.list(windows.map((one) => windowWords(t, format, one)));
    return t(($) => $.admin.hours.groups, { days: span, windows: times });
  });
}

interface Facts {
  readonly t: Translate;
  readonly format: Format;
  readonly weekStart: number;
}

/** Other weeks, one after the other: each with when it holds and what it has. */
export function weeksWords(weeks: readonly HourSet[], { t, format, weekStart }: Facts): string {
  const each = weeks.map(({ name, period, hours }) => {
    const week = hoursWords(t, format, hours, weekStart).join(' · ');
    const times = week === '' ? t(($) => $.admin.hours.closed) : week;
    return t(($) => $.admin.weeks.told, { name, period: periodWords(t, format, period), times });
  });
  return each.join(' — ');
}

/** Dates that differ, one after the other: each with what it has and why. */
export function datedWords(dated: readonly DatedHours[], { t, format }: Omit<Facts, 'weekStart'>): string {
  const each = dated.map(({ from, to, windows, reason }) => {
    const own = format.list(windows.map((one) => windowWords(t, format, one)));
    const what = windows.length === 0 ? t(($) => $.admin.dates.off) : own;
    const about = reason === '' ? what : t(($) => $.admin.dates.about, { what, reason });
    return t(($) => $.admin.hours.groups, { days: datesWords(t, format, { from, to }), windows: about });
  });
  return each.join(' — ');
}

/** What of the clinic's calendar is gone by. */
export function observesWords(observes: Observes, { t, format }: Omit<Facts, 'weekStart'>): string {
  const { holidays, prayer } = observes;
  const said = [
    ...(holidays ? [t(($) => $.admin.goesBy.holidays)] : []),
    ...(prayer ? [t(($) => $.admin.goesBy.prayer)] : []),
  ];
  return said.length === 0 ? t(($) => $.admin.goesBy.nothing) : format.list(said);
}
