// appointment.cancel: frees the time and keeps the record, with the reason.
import type { Appointment } from '#shared/model/appointment.ts';
import { stepBetween } from '#shared/rules/appointment-status.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type Current, loadCurrent, onTop } from './current.ts';
import { handler } from './handler.ts';

export const cancelAppointment = handler<'appointment.cancel', Current>('appointment.cancel', {
  load: (tx, input, context) => loadCurrent(tx, context, input),

  decide({ appointment, written }, input, context) {
    const { status } = appointment;
    if (status === 'cancelled') return accept({ value: appointment, events: [] });
    if (stepBetween(status, 'cancelled') !== 'forward')
      return refuse({ code: 'wrong-status', from: status, to: 'cancelled' });
    const cancelled: Appointment = {
      ...appointment,
      status: 'cancelled',
      cancelReason: input.reason,
      cancelNote: input.note ?? '',
      version: context.version,
    };
    return accept({
      value: cancelled,
      events: [
        { type: 'appointment.cancelled' as const, appointment: cancelled, was: whatWas(appointment, cancelled) },
      ],
      release: [appointment.id],
      ...onTop(context, appointment, input.baseVersion, written, ['status']),
    });
  },
});
