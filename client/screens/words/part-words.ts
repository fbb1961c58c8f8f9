// What stands in one part of an appointment or a patient, as a person reads it.
import type { Format } from '#client/kit/format.ts';
import type { PartName } from '#client/screens/conflict/parts.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { timeWords } from '#client/screens/desk/times.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';

/** What values need to become words. Times of `day` are written without their date. */
export interface PartFacts {
  readonly t: Translate;
  readonly format: Format;
  readonly settings: Pick<Settings, 'services' | 'schedules' | 'clinic'>;
  readonly day: string;
  /** The name of a patient; what is not known has a word too. */
  readonly patientOf: (patientId: Id) => string;
}

type Words = { readonly [N in PartName]: (value: never, facts: PartFacts) => string };

const names = (ids: readonly Id[], { settings, format }: PartFacts): string =>
  format.list(
    ids.map((id) => {
      const found = settings.schedules.find((one) => one.id === id);
      return found ? nameIn(format.settings.language, found) : '…';
    }),
  );
const plain = (text: string | null): string => text ?? '';

const words: Words = {
  patientId: (id: Id, { patientOf }) => patientOf(id),
  serviceId: (id: Id, { settings, format }) => {
    const service = settings.services.find((one) => one.id === id);
    return service ? nameIn(format.settings.language, service) : '…';
  },
  practitioner: names,
  room: names,
  device: names,
  start: (at: string, { settings, day, format }) => timeWords(at, settings.clinic.zone, day, format),
  durationMinutes: (minutes: number, { format }) => format.duration(minutes),
  status: (status: AppointmentStatus, { t }) => t(($) => $.common.status[status]),
  confirmed: (isConfirmed: boolean, { t }) =>
    isConfirmed ? t(($) => $.common.status.confirmed) : t(($) => $.together.value.unconfirmed),
  tags: (tags: readonly string[], { format }) => format.list(tags),
  note: plain,
  name: plain,
  phone: (phone: string | null, { format }) => (phone === null ? '' : format.phone(phone)),
  birthDate: (date: string | null, { format }) => (date === null ? '' : format.dateLong(date)),
  sex: (sex: Patient['sex'], { t }) => (sex === null ? '' : t(($) => $.booking.patient[sex])),
  nationalId: plain,
  active: (isActive: boolean, { t }) =>
    isActive ? t(($) => $.together.value.inUse) : t(($) => $.together.value.outOfUse),
};

/** A value in words; where there is none that is said. */
export function partWords(name: PartName, value: unknown, facts: PartFacts): string {
  const text = words[name](value as never, facts);
  return text === '' ? facts.t(($) => $.booking.conflict.nothing) : text;
}

/** The name of a part as it stands over its value. */
export function partLabel(name: PartName, t: Translate): string {
  return t(($) => $.together.label[name]);
}
