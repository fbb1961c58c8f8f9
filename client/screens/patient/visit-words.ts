// A visit in words: its day as people say it, its time, what for and with whom.
import { addDays } from '#client/kit/dates.ts';
import type { Format } from '#client/kit/format.ts';
import { practitionerOf } from '#client/screens/appointment/slot-words.ts';
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Appointment } from '#shared/model/appointment.ts';

/** The reader's words and writers. */
export type Voice = { readonly t: Translate; readonly format: Format };

/** The day of a visit: today, tomorrow, or its date, with the year where that is another one. */
export function dayOf({ startWall }: Pick<Appointment, 'startWall'>, today: string, { t, format }: Voice): string {
  const date = startWall.slice(0, 10);
  if (date === today) return t(($) => $.patient.visits.today);
  if (date === addDays(today, 1)) return t(($) => $.patient.visits.tomorrow);
  return date.slice(0, 4) === today.slice(0, 4) ? format.dateTitle(date) : format.dateLong(date);
}

/** The start of a visit on the wall clock. */
export function timeOf({ startWall }: Pick<Appointment, 'startWall'>, format: Format): string {
  return format.time(minutesOfWall(startWall));
}

/** The day and the start in one line. */
export function dayAndTime(visit: Pick<Appointment, 'startWall'>, today: string, voice: Voice): string {
  const words = { day: dayOf(visit, today, voice), time: timeOf(visit, voice.format) };
  return voice.t(($) => $.booking.slots.when, words);
}

/** What a visit is for and with whom, in the reader's language; null where it is not known. */
export function whatAndWho(
  { serviceId, scheduleIds }: Pick<Appointment, 'serviceId' | 'scheduleIds'>,
  settings: Pick<Settings, 'services' | 'schedules'>,
  { settings: { language } }: Format,
): { readonly service: string | null; readonly practitioner: string | null } {
  const service = settings.services.find(({ id }) => id === serviceId);
  const practitioner = practitionerOf(settings, scheduleIds);
  return {
    service: service ? nameIn(language, service) : null,
    practitioner: practitioner ? nameIn(language, practitioner) : null,
  };
}
