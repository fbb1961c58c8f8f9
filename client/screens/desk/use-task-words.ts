// A command in words: what somebody wanted to do.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import type { Pending } from '#client/live/pending-entry.ts';
import { nameIn } from './names.ts';
import { timeWords } from './times.ts';

/** The task of a command as a short sentence. */
export function useTaskWords(pending: Pending): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useLive();
  const settings = useSettings();
  const zone = settings?.clinic.zone ?? 'UTC';
  const patientId =
    'patientId' in pending.input ? pending.input.patientId : store.appointment(pending.on.id)?.patientId;
  const named = 'name' in pending.input ? pending.input.name : undefined;
  const patient = named ?? store.patient(patientId ?? '')?.name ?? t(($) => $.desk.attention.someone);
  const start = 'start' in pending.input ? pending.input.start : undefined;
  const time = format.list([
    ...(start === undefined ? [] : [timeWords(start, zone, '', format)]),
    ...placesOf(pending),
  ]);
  const to = pending.name === 'appointment.advance' ? pending.input.to : 'booked';
  const words: Readonly<Record<Pending['name'], () => string>> = {
    'appointment.book': () => t(($) => $.desk.attention.book, { patient, time }),
    'appointment.move': () => t(($) => $.desk.attention.move, { patient, time }),
    'appointment.edit': () => t(($) => $.desk.attention.edit, { patient }),
    'appointment.cancel': () => t(($) => $.desk.attention.cancel, { patient }),
    'appointment.advance': () => t(($) => $.desk.attention.advance, { patient, status: t(($) => $.common.status[to]) }),
    'patient.register': () => t(($) => $.desk.attention.register, { patient }),
    'patient.edit': () => t(($) => $.desk.attention.correct, { patient }),
  };
  return words[pending.name]();

  /** What else a move changes but the time. */
  function placesOf({ name, input }: Pending): string[] {
    if (name !== 'appointment.move') return [];
    const { durationMinutes, scheduleIds = input.base.scheduleIds, serviceId, base } = input;
    const others = settings?.schedules.filter(({ id }) => scheduleIds.includes(id) && !base.scheduleIds.includes(id));
    const service = settings?.services.filter(({ id }) => id === serviceId && id !== base.serviceId);
    const names = [...(others ?? []), ...(service ?? [])].map((one) => nameIn(format.settings.language, one));
    return durationMinutes === undefined ? names : [...names, format.duration(durationMinutes)];
  }
}
