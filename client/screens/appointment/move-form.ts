// The slot of an appointment as a form, and what of it became another.
import { slotOf } from '#client/live/fields.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import type { SlotChange } from '#client/screens/desk/moves.ts';
import { type BookingForm, closedAt, startOf } from './booking-form.ts';
import { minutesOfWall } from './clock-text.ts';

/** The form of an appointment that exists; `time` writes minutes of the wall clock as the reader does. */
export function formOfAppointment(one: Appointment, time: (minutes: number) => string): BookingForm {
  return {
    patientId: one.patientId,
    serviceId: one.serviceId,
    scheduleIds: one.scheduleIds,
    anyone: false,
    date: one.startWall.slice(0, 10),
    time: time(minutesOfWall(one.startWall)),
    durationMinutes: minutesBetween(one.start, one.end),
    note: '',
    reason: one.override?.reason ?? '',
  };
}

/** An appointment as it would be after a change of its slot. */
export function movedTo(one: Appointment, to: SlotChange | undefined): Appointment {
  if (!to) return one;
  const start = to.start ?? one.start;
  const end = plusMinutes(start, to.durationMinutes ?? minutesBetween(one.start, one.end));
  return { ...one, start, end, startWall: wallOf(start, one.zone), scheduleIds: to.scheduleIds ?? one.scheduleIds };
}

/** The command for what differs from the appointment somebody saw, with the reason where it leaves the rules; null where nothing does. */
export function moveInputOf(
  form: BookingForm,
  seen: Appointment,
  settings: Settings,
  isBeyond: boolean = closedAt(form, settings).length > 0,
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
  const override = isBeyond ? { override: { reason: form.reason } } : {};
  return { appointmentId: seen.id, baseVersion: seen.version, base, ...changes, ...override };
}
