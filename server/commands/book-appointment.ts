// appointment.book: a patient gets a time that nobody else has.
import type { Appointment } from '#shared/model/appointment.ts';
import { type BookingFacts, decidePlacement } from '#shared/rules/booking.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { loadPatient } from '#server/store/calendar.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { handler } from './handler.ts';
import { bookingFacts, loadTaken, practitionersOf, timeFields } from './placement.ts';

export const bookAppointment = handler<'appointment.book', BookingFacts>('appointment.book', {
  async load(tx, input, context) {
    const service = context.settings.services.find((one) => one.id === input.serviceId && one.active);
    const patient = await loadPatient(tx, context.caller.clinicId, input.patientId);
    if (!service || !patient) return refuse({ code: 'not-found' });
    const taken = await loadTaken(tx, context, service, input);
    const touches = practitionersOf(context, input.scheduleIds);
    return accept({ facts: bookingFacts(context, service, taken), touches });
  },

  decide(facts, input, context) {
    const placed = decidePlacement(facts, {
      scheduleIds: input.scheduleIds,
      start: input.start,
      durationMinutes: input.durationMinutes ?? facts.service.durationMinutes,
      overridden: input.override !== undefined,
    });
    if (!placed.ok) return placed;
    const appointment: Appointment = {
      id: context.commandId,
      ...timeFields(context, facts.service, placed.value),
      patientId: input.patientId,
      status: 'booked',
      confirmedAt: null,
      arrivedAt: null,
      note: input.note ?? '',
      tags: [],
      cancelReason: null,
      cancelNote: '',
      override: input.override ?? null,
      version: context.version,
    };
    const events = [{ type: 'appointment.booked' as const, appointment }];
    return accept({ value: appointment, events, claims: appointmentClaims(appointment) });
  },
});
