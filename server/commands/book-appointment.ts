// appointment.book: a patient gets a time that nobody else has.
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import { type BookingFacts, decidePlacement, overrideOf } from '#shared/rules/booking.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { type Handler, handler } from './handler.ts';
import { decideHeld, endOf, loadNamed, type Named, serviceFor } from './held.ts';
import { bookingFacts, loadOfService, loadTaken, timeFields, touchedBy } from './placement.ts';

/** What a booking is decided on: who is in the way, and the hold it names. */
export type BookingOf = { readonly booking: BookingFacts; readonly named: Named | null };

/** The body of a booking, also of one that is made from a hold. */
export const booking: Handler<'appointment.book', BookingOf> = {
  async load(tx, input, context) {
    const named = await loadNamed(tx, context, input.holdId);
    if (!named.ok) return named;
    const mine = named.value?.mine ?? null;
    const service = serviceFor(context.settings, input.serviceId, mine);
    const patient = await loadPatientInUse(tx, context.caller.clinicId, input.patientId);
    if (!service || !patient) return refuse({ code: 'not-found' });
    const taken = await loadTaken(tx, context, service, input, mine?.id);
    const ofService = await loadOfService(tx, context, service, input, mine?.id);
    const touches = touchedBy(context, service, input.scheduleIds);
    const facts = { booking: bookingFacts(context, service, taken, { ofService }), named: named.value };
    return accept({ facts, touches });
  },

  decide({ booking: facts, named }, input, context) {
    const slot = { ...input, durationMinutes: input.durationMinutes ?? facts.service.durationMinutes };
    const placed = decideHeld(named, slot, () =>
      decidePlacement(facts, { ...slot, overridden: input.override !== undefined }),
    );
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
      override: overrideOf(input.override, placed.value),
      ...ALONE,
      version: context.version,
    };
    const held = endOf(named?.mine, 'booked', context.version);
    return accept({
      value: appointment,
      events: [...held.events, { type: 'appointment.booked' as const, appointment }],
      release: held.release,
      claims: appointmentClaims(appointment, facts.taken),
    });
  },
};

export const bookAppointment = handler('appointment.book', booking);
