// A slot in words: its time, its day where that is another one, and with whom.
import type { Format } from '#client/kit/format.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { minutesOfWall } from './clock-text.ts';

/** A stretch on the wall clock: its date, and minutes after that date's midnight. */
export type WallSpan = { readonly date: string; readonly start: number; readonly end: number };

/** Where an appointment, or a slot, lies on the clinic's wall clock. */
export function spanOf(slot: Pick<Appointment, 'start' | 'end'>, zone: string): WallSpan {
  const wall = wallOf(slot.start, zone);
  const start = minutesOfWall(wall);
  return { date: wall.slice(0, 10), start, end: start + minutesBetween(slot.start, slot.end) };
}

/** The day and time of an appointment in one line. */
export function whenWords(
  slot: Pick<Appointment, 'start' | 'end'>,
  zone: string,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  const { date, start, end } = spanOf(slot, zone);
  return t(($) => $.booking.slots.when, { day: format.dateTitle(date), time: format.timeRange(start, end) });
}

/** A slot as a choice: the day only where it is not `date`, the practitioner only where it is not `known`. */
export function slotWords(
  slot: Alternative,
  { settings, format, date, known }: { settings: Settings; format: Format; date: string; known: Id | undefined },
): { readonly time: string; readonly day: string | null; readonly who: string | null } {
  const span = spanOf(slot, settings.clinic.zone);
  const who = practitionerOf(settings, slot.scheduleIds);
  return {
    time: format.time(span.start),
    day: span.date === date ? null : `${format.weekday(span.date)} ${format.dateShort(span.date)}`,
    who: who && who.id !== known ? nameIn(format.settings.language, who) : null,
  };
}

/** The practitioner among some schedules. */
export function practitionerOf(
  settings: Pick<Settings, 'schedules'>,
  scheduleIds: readonly Id[],
): Schedule | undefined {
  return settings.schedules.find(({ id, kind }) => kind === 'practitioner' && scheduleIds.includes(id));
}
