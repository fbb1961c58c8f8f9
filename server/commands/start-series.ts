// series.start: all visits of a rule up to the planning horizon, in one commit.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { type PlannedVisit, planVisits, unplacedOf } from '#shared/rules/series-plan.ts';
import { claimsOfAll, isPlaced, visitOf } from './book-planned.ts';
import { handler } from './handler.ts';
import { touchedBy } from './placement.ts';
import { loadWish, occurrencesIn, type SeriesWish } from './series-wish.ts';

/** The refusal that names occurrences for which nothing that can be had was chosen. */
export function unchosen(planned: readonly PlannedVisit[]): Decision<never> {
  const occurrences = occurrencesIn(unplacedOf(planned));
  const nobody = { base: null, mine: null, by: null, at: null };
  const fields = occurrences.map((one) => ({ field: one.recurrenceId, theirs: one.result, ...nobody }));
  return refuse({ code: 'conflict', current: { occurrences }, fields });
}

export const startSeries = handler<'series.start', SeriesWish>('series.start', {
  async load(tx, { note: _, choices, ...input }, context) {
    const planning = { tx, clinicId: context.caller.clinicId, settings: context.settings, now: context.now };
    const wish = await loadWish(planning, input, context.commandId, choices);
    if (!wish.ok) return wish;
    const others = (choices ?? []).flatMap((one) => (one.scheduleIds ? [one.scheduleIds] : []));
    const { service } = wish.value;
    const touches = [input.scheduleIds, ...others].flatMap((ids) => touchedBy(context, service, ids));
    return accept({ facts: wish.value, touches });
  },

  decide({ facts, wishes, service, scheduleIds, until }, input, context, can) {
    const { choices = [], note = '', patientId, startLocal, rule } = input;
    if (choices.some(({ action }) => action === 'override') && !can('override')) return refuse({ code: 'forbidden' });
    const planned = planVisits(facts, wishes, choices);
    if (!planned.ok) return planned;
    if (unplacedOf(planned.value).length > 0) return unchosen(planned.value);
    if (planned.value.length === 0) return invalidAt('choices', 'too-many', { most: wishes.length - 1 });
    const series: Series & { patientId: Id } = {
      id: context.commandId,
      kind: 'visits',
      serviceId: service.id,
      scheduleIds,
      patientId,
      startLocal,
      zone: context.settings.clinic.zone,
      durationMinutes: input.durationMinutes ?? service.durationMinutes,
      rule,
      excluded: choices.filter(({ action }) => action === 'skip').map((one) => one.recurrenceId),
      unplaced: [],
      note,
      splitFrom: null,
      sequence: 0,
      materialisedUntil: until,
      tz: process.versions.tz ?? '',
      active: true,
      version: context.version,
    };
    const appointments = planned.value.filter(isPlaced).map((one) => visitOf(context, series, one));
    const booked = (appointment: Appointment): ClinicEvent => ({ type: 'appointment.booked', appointment });
    return accept({
      value: { series, appointments },
      events: [{ type: 'series.started' as const, series }, ...appointments.map(booked)],
      claims: claimsOfAll(appointments, facts.taken),
    });
  },
});
