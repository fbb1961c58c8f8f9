// series.end: from an occurrence on there are no more of it; the visits to come are cancelled, closed time is opened.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { splitAt } from '#shared/rules/splitting.ts';
import { whatWas } from '#shared/rules/was.ts';
import { msOf } from '#shared/time/instant.ts';
import { type CurrentSeries, loadCurrentSeries } from './current-series.ts';
import { handler } from './handler.ts';

export const endSeries = handler<'series.end', CurrentSeries>('series.end', {
  load: (tx, input, context) => loadCurrentSeries(tx, context, input),

  decide({ series, visits, closures }, input, context, can) {
    if (series.kind === 'closures' && !can('closures')) return refuse({ code: 'forbidden' });
    if (!series.active) return refuse({ code: 'wrong-status', from: 'ended', to: 'ended' });
    const cut = splitAt(series, input.recurrenceId);
    if (!cut.ok) return cut;
    const { version } = context;
    const ended: Series = {
      ...(cut.value.before ?? { ...series, unplaced: [] }),
      active: false,
      sequence: series.sequence + 1,
      version,
    };
    const isToGo = (one: { readonly recurrenceId: string | null; readonly start: string }) =>
      (one.recurrenceId ?? '') >= input.recurrenceId && msOf(one.start) >= context.now;
    const cancelled = visits
      .filter((one) => one.status === 'booked' && isToGo(one))
      .map((visit) => {
        const { reason = 'other', note = '' } = input;
        const gone: Appointment = { ...visit, status: 'cancelled', cancelReason: reason, cancelNote: note, version };
        return { gone, was: whatWas(visit, gone) };
      });
    const opened = closures.filter((one) => one.active && isToGo(one)).map((one): Closure => ({
      ...one,
      active: false,
      version,
    }));
    const events: ClinicEvent[] = [
      { type: 'series.ended', series: ended, was: whatWas(series, ended) },
      ...cancelled.map(({ gone, was }): ClinicEvent => ({ type: 'appointment.cancelled', appointment: gone, was })),
      ...opened.map((closure): ClinicEvent => ({ type: 'schedule.reopened', closure, was: { active: true } })),
    ];
    const appointments = cancelled.map(({ gone }) => gone);
    return accept({
      value: { series: ended, appointments, closures: opened },
      events,
      release: [...appointments, ...opened].map(({ id }) => id),
    });
  },
});
