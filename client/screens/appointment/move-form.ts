// The slot of an appointment as a form, and what of it became another.
import { slotOf } from '#client/live/fields.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import { type BookingForm, closedAt, startOf } from './booking-form.ts';
import { minutesOfWall } from './clock-text.ts';

/** The form of an appointment that exists; `time` writes minutes of the wall clock as the reader does. */
export function formOfAppointment(one: Appointment, time: (minutes: number) => string): BookingForm {
  return {
    patientId: one.patientId,
    serviceId: one.serviceId,
    scheduleIds: one.scheduleIds,
    date: one.startWall.slice(0, 10),
    time: time(minutesOfWall(one.startWall)),
    durationMinutes: minutesBetween(one.start, one.end),
    note: '',
    reason: one.override?.reason ?? '',
  };
}

/** Where the form would put it; null while its time is not understood. */
export function movedSlot(form: BookingForm, settings: Settings): { start: string; end: string } | null {
  const start = startOf(form, settings);
  return start === null ? null : { start, end: plusMinutes(start, form.durationMinutes) };
}

/** The command for what differs from the appointment somebody saw; null where nothing does. */
export function moveInputOf(
  form: BookingForm,
  seen: Appointment,
  settings: Settings,
): CommandInput<'appointment.move'> | null {
  const base = slotOf(seen);
  const start = startOf(form, settings);
  const { serviceId, durationMinutes } = form;
  const scheduleIds = [...form.scheduleIds];
  const changes = {
    ...(start !== null && start !== base.start && { start }),
    ...(durationMinutes !== base.durationMinutes && { durationMinutes }),
    ...(serviceId !== base.serviceId && { serviceId }),
    ...(!sameValue(scheduleIds, base.scheduleIds) && { scheduleIds }),
  };
  if (Object.keys(changes).length === 0) return null;
  const isOutside = closedAt(form, settings).length > 0;
  const override = isOutside ? { override: { reason: form.reason } } : {};
  return { appointmentId: seen.id, baseVersion: seen.version, base, ...changes, ...override };
}
