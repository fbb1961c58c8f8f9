// Closed time in words: when it is, in one line.
import type { Format } from '#client/kit/format.ts';
import { spanOf } from '#client/screens/appointment/slot-words.ts';
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
    const allDay = t(($) => $.day.closed.allDay);
    if (isSameDay) return t(($) => $.booking.slots.when, { day: format.dateTitle(span.date), time: allDay });
    return t(($) => $.day.close.span, { from: format.dateTitle(span.date), to: format.dateTitle(last.date) });
  }
  const end = spanOf({ start: one.end, end: one.end }, zone);
  const time = format.timeRange(span.start, span.end);
  if (isSameDay) return t(($) => $.booking.slots.when, { day: format.dateTitle(span.date), time });
  const from = `${format.dateTitle(span.date)} ${format.time(span.start)}`;
  return t(($) => $.day.close.span, { from, to: `${format.dateTitle(end.date)} ${format.time(end.start)}` });
}
