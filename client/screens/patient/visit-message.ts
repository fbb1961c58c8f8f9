// What a patient is written about the next visit: in their language, with the clinic's digits and calendars.
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import { practitionerOf } from '#client/screens/appointment/slot-words.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { type Format, makeFormat } from '#client/kit/format.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { regionOf } from '#shared/i18n/language.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Language } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { PatientCard } from '#shared/model/patient.ts';

/** Writers in a language as the clinic writes; `t` speaks that language. */
export function writersOf(clinic: Clinic, language: Language, t: Translate): Format {
  const { locale, digits, hourCycle, weekStart, hijri, hijriAdjust } = clinic;
  return makeFormat({ language, region: regionOf(locale), digits, hourCycle, weekStart, hijri, hijriAdjust }, t);
}

/** The message; a greeting where there is no visit to tell. `t` and `language` are the patient's. */
export function visitMessage(
  patient: Pick<PatientCard, 'name'>,
  visit: Pick<Appointment, 'serviceId' | 'scheduleIds' | 'startWall'> | undefined,
  { clinic, services, schedules }: Pick<Settings, 'clinic' | 'services' | 'schedules'>,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string {
  const words = { name: patient.name, clinic: nameIn(language, clinic) };
  if (!visit) return t(($) => $.patient.message.hello, words);
  const format = writersOf(clinic, language, t);
  const date = visit.startWall.slice(0, 10);
  const service = services.find(({ id }) => id === visit.serviceId);
  const practitioner = practitionerOf({ schedules }, visit.scheduleIds);
  const told = {
    ...words,
    service: service ? nameIn(language, service) : '',
    day: dayWords(date, clinic, format),
    time: format.time(minutesOfWall(visit.startWall)),
  };
  if (!practitioner) return t(($) => $.patient.message.alone, told);
  return t(($) => $.patient.message.next, { ...told, practitioner: nameIn(language, practitioner) });
}

/** The day in the calendars the clinic shows, its own first. */
function dayWords(date: string, { hijri }: Clinic, format: Format): string {
  const [gregorian, islamic] = [format.dateLong(date), format.hijri(date)];
  if (hijri === 'off') return gregorian;
  return hijri === 'primary' ? `${islamic} (${gregorian})` : `${gregorian} (${islamic})`;
}
