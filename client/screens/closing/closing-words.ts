// Closed time in words: when it is, in one line.
import type { Format } from '#client/kit/format.ts';
import { spanOf, whenWords } from '#client/screens/appointment/slot-words.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Closure } from '#shared/model/closure.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { isWholeDays } from './close-form.ts';

interface Wording {
  readonly t: Translate;
  readonly format: Format;
}

/** The day and the hours; of several days the first and the last. */
export function closedWhen(one: Pick<Closure, 'start' | 'end'>, zone: string, { t, format }: Wording): string {
  const span = spanOf(one, zone);
  const last = spanOf({ start: plusMinutes(one.end, -1), end: one.end }, zone);
  const isSameDay = span.date === last.date;
  if (isWholeDays(one, zone)) {
    if (isSameDay) return t(($) => $.day.closed.whole, { day: format.dateTitle(span.date) });
    return t(($) => $.day.close.span, { from: format.dateTitle(span.date), to: format.dateTitle(last.date) });
  }
  const end = spanOf({ start: one.end, end: one.end }, zone);
  const time = format.timeRange(span.start, span.end);
  if (isSameDay) return t(($) => $.booking.slots.when, { day: format.dateTitle(span.date), time });
  const from = `${format.dateTitle(span.date)} ${format.time(span.start)}`;
  return t(($) => $.day.close.span, { from, to: `${format.dateTitle(end.date)} ${format.time(end.start)}` });
}

/** When each of some visits is: the times alone where all are on one day. */
export function visitTimes(
  visits: readonly Pick<Closure, 'start' | 'end'>[],
  zone: string,
  { t, format }: Wording,
): (visit: Pick<Closure, 'start' | 'end'>) => string {
  const dates = new Set(visits.map((one) => spanOf(one, zone).date));
  return (visit) => {
    const { start, end } = spanOf(visit, zone);
    return dates.size === 1 ? format.timeRange(start, end) : whenWords(visit, zone, { t, format });
  };
}
