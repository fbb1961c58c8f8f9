// Hours of a week in words, as a list tells them.
import type { Format } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { groupsOf, minutesOfClock } from './hours.ts';

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
