// appointment.advance: along the states, or one step back for those who may.
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime, states, stepBetween } from '#shared/rules/appointment-status.ts';
import { type BookingFacts, decideFree } from '#shared/rules/booking.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { msOf } from '#shared/time/instant.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type Current, loadCurrent, onTop } from './current.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { handler } from './handler.ts';
import { bookingFacts, loadKept, loadOfService, loadTaken } from './placement.ts';

type Facts = Current & { readonly booking: BookingFacts };

export const advanceAppointment = handler<'appointment.advance', Facts>('appointment.advance', {
  async load(tx, input, context) {
    const current = await loadCurrent(tx, context, input);
    if (!current.ok) return current;
    const { appointment } = current.value.facts;
    const { bufferBefore, bufferAfter, capacity } = appointment;
    const known = context.settings.services.find((one) => one.id === appointment.serviceId);
    if (!known) return refuse({ code: 'not-found' });
    const service = { ...known, bufferBefore, bufferAfter, capacity };
    const claimsAgain = !keepsTime(appointment.status) && keepsTime(input.to);
    const taken = claimsAgain ? await loadTaken(tx, context, service, appointment, appointment.id) : [];
    const kept = await loadKept(tx, context, taken, appointment.id);
    const ofService = claimsAgain ? await loadOfService(tx, context, service, appointment, appointment.id) : [];
    return accept({
      facts: { ...current.value.facts, booking: bookingFacts(context, service, taken, { kept, ofService }) },
      touches: current.value.touches,
    });
  },

  decide({ appointment, written, booking }, input, context, can) {
    const { status, arrivedAt, cancelReason, cancelNote } = appointment;
    const { to } = input;
    if (status === to) return accept({ value: appointment, events: [] });
    const step = stepBetween(status, to);
    const tooEarly = step === 'forward' && states[to].afterStart && msOf(appointment.start) > context.now;
    if (step === 'none' || tooEarly) return refuse({ code: 'wrong-status', from: status, to });
    if (step !== 'forward' && !can('step-back')) return refuse({ code: 'forbidden' });
    const advanced: Appointment = {
      ...appointment,
      status: to,
      arrivedAt: to === 'booked' ? null : to === 'arrived' ? (arrivedAt ?? context.at) : arrivedAt,
      cancelReason: to === 'entered-in-error' ? cancelReason : null,
      cancelNote: to === 'entered-in-error' ? cancelNote : '',
      version: context.version,
    };
    const claimsAgain = !keepsTime(status) && keepsTime(to);
    const free = claimsAgain ? decideFree(booking, appointment) : accept(null);
    if (!free.ok) return free;
    return accept({
      value: advanced,
      events: [{ type: 'appointment.advanced' as const, appointment: advanced, was: whatWas(appointment, advanced) }],
      release: keepsTime(to) ? [] : [appointment.id],
      claims: claimsAgain ? appointmentClaims(advanced, booking.taken) : [],
      ...onTop(context, appointment, input.baseVersion, written, ['status']),
    });
  },
});
