// series.end: from an occurrence on there are no more of it; the visits to come are cancelled, closed time is opened.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { endedSeries } from '#shared/rules/exceptions.ts';
import type { Member } from '#shared/rules/series-change.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type CurrentSeries, loadCurrentSeries } from './current-series.ts';
import { handler } from './handler.ts';

export const endSeries = handler<'series.end', CurrentSeries>('series.end', {
  load: (tx, input, context) => loadCurrentSeries(tx, context, input),

  decide({ series, visits, closures }, input, context, can) {
    if (series.kind === 'closures' && !can('closures')) return refuse({ code: 'forbidden' });
    if (!series.active) return refuse({ code: 'wrong-status', from: 'ended', to: 'ended' });
    const { version } = context;
    const members = [...visits, ...closures.map(memberOf)];
    const ending = endedSeries(series, input.recurrenceId, members, context.at);
    if (!ending.ok) return ending;
    const ended: Series = { ...ending.value.series, version };
    const leaving = new Set(ending.value.leave.map(({ id }) => id));
    const cancelled = visits
      .filter(({ id }) => leaving.has(id))
      .map((visit) => {
        const { reason = 'other', note = '' } = input;
        const gone: Appointment = { ...visit, status: 'cancelled', cancelReason: reason, cancelNote: note, version };
        return { gone, was: whatWas(visit, gone) };
      });
    const opened = closures
      .filter(({ id }) => leaving.has(id))
      .map((closure): Closure => ({ ...closure, active: false, version }));
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

/** A closure as a member of its series: one that was opened has gone. */
function memberOf({ id, recurrenceId, start, active }: Closure): Member {
  return { id, recurrenceId, start, status: active ? 'booked' : 'cancelled', departs: [] };
}
