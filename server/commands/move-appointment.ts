// appointment.move: another time, length, schedule or service, as one group.
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { type BookingFacts, decidePlacement, overrideOf } from '#shared/rules/booking.ts';
import { conflictsOf, sameValue } from '#shared/rules/conflict.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { departed } from '#shared/rules/departures.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type Current, loadCurrent, onTop, writerOf } from './current.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { handler } from './handler.ts';
import { bookingFacts, loadKept, loadOfService, loadTaken, timeFields, touchedBy } from './placement.ts';

type Facts = Current & { readonly booking: BookingFacts };
type Slot = { start: string; durationMinutes: number; scheduleIds: string[]; serviceId: string };

function slotOf(appointment: Appointment): Slot {
  const { start, end, scheduleIds, serviceId } = appointment;
  return { start, durationMinutes: minutesBetween(start, end), scheduleIds, serviceId };
}

/** The slot asked for: what is named, and of the rest what the caller saw. */
function slotAsked(base: Slot, input: Partial<Slot>): Slot {
  const { start, durationMinutes, scheduleIds, serviceId } = input;
  return {
    start: start ?? base.start,
    durationMinutes: durationMinutes ?? base.durationMinutes,
    scheduleIds: scheduleIds ?? base.scheduleIds,
    serviceId: serviceId ?? base.serviceId,
  };
}

export const moveAppointment = handler<'appointment.move', Facts>('appointment.move', {
  async load(tx, input, context) {
    const current = await loadCurrent(tx, context, input);
    if (!current.ok) return current;
    const asked = slotAsked(input.base, input as Partial<Slot>);
    const { serviceId } = current.value.facts.appointment;
    const service = context.settings.services.find(
      (one) => one.id === asked.serviceId && (one.active || one.id === serviceId),
    );
    if (!service) return refuse({ code: 'not-found' });
    const taken = await loadTaken(tx, context, service, asked, input.appointmentId);
    const kept = await loadKept(tx, context, taken, input.appointmentId);
    const ofService = await loadOfService(tx, context, service, asked, input.appointmentId);
    const touches = [...current.value.touches, ...touchedBy(context, service, asked.scheduleIds)];
    const booking = bookingFacts(context, service, taken, { kept, ofService });
    return accept({ facts: { ...current.value.facts, booking }, touches });
  },

  decide({ appointment, written, booking }, input, context) {
    const mine = slotAsked(input.base, input as Partial<Slot>);
    const now = slotOf(appointment);
    const unchanged = (Object.keys(now) as (keyof Slot)[]).every((name) => sameValue(now[name], mine[name]));
    if (unchanged) return accept({ value: appointment, events: [] });
    if (!keepsTime(appointment.status)) return refuse({ code: 'wrong-status', from: appointment.status, to: 'booked' });
    const fields = conflictsOf('atomic', now, input.base, mine, writerOf(written));
    if (fields.length > 0) return refuse({ code: 'conflict', current: appointment, fields });
    const placed = decidePlacement(booking, { ...mine, before: now, overridden: input.override !== undefined });
    if (!placed.ok) return placed;
    const moved = departed(appointment, {
      ...appointment,
      ...timeFields(context, booking.service, placed.value),
      override: overrideOf(input.override, placed.value),
      version: context.version,
    });
    return accept({
      value: moved,
      events: [{ type: 'appointment.moved' as const, appointment: moved, was: whatWas(appointment, moved) }],
      release: [moved.id],
      claims: appointmentClaims(moved, booking.taken),
      ...onTop(context, appointment, input.baseVersion, written, Object.keys(mine)),
    });
  },
});
