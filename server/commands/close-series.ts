// schedule.close-series: time on a schedule that is closed again and again by a rule, in one commit.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Series } from '#shared/model/series.ts';
import { closureClaims, keptOf } from '#shared/rules/closing.ts';
import {
  type ClosingChoice,
  decideClosingChoices,
  type PlannedClosing,
  unclosable,
} from '#shared/rules/closing-plan.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { wallOf } from '#shared/time/zone.ts';
import { occurrenceIdOf } from '#server/store/series.ts';
import { closingsIn, type ClosingWish, loadClosingWish } from './closing-wish.ts';
import { type Context, handler } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** The closures of a series at planned times, with the claims that close them; the visits in them are kept. */
export function closedTimes(
  { settings, version }: Pick<Context, 'settings' | 'version'>,
  series: Series,
  planned: readonly PlannedClosing[],
): { closures: Closure[]; claims: Claim[] } {
  const { zone } = settings.clinic;
  const made = planned.map(({ recurrenceId, start, end, visits, taken }) => {
    const ids = visits.map(({ id }) => id);
    const closure: Closure = {
      id: occurrenceIdOf(series.id, recurrenceId),
      scheduleId: series.scheduleIds[0] ?? '',
      start,
      end,
      startWall: wallOf(start, zone),
      endWall: wallOf(end, zone),
      zone,
      seriesId: series.id,
      recurrenceId,
      reason: series.note,
      kept: keptOf(ids, visits),
      active: true,
      version,
    };
    return { closure, claims: closureClaims(closure, zone, taken) };
  });
  return { closures: made.map(({ closure }) => closure), claims: made.flatMap(({ claims }) => claims) };
}

/** The refusal that names the times which cannot be closed as was chosen. */
function unclosed(stopping: readonly PlannedClosing[]): Decision<never> {
  const nobody = { base: null, mine: null, by: null, at: null };
  const fields = stopping.map(({ recurrenceId, promised }) => ({
    field: recurrenceId,
    theirs: promised.length > 0 ? 'promised' : 'visits',
    ...nobody,
  }));
  return refuse({ code: 'conflict', current: { occurrences: closingsIn(stopping) }, fields });
}

export const closeSeries = handler<'schedule.close-series', ClosingWish>('schedule.close-series', {
  async load(tx, { reason: _, choices: __, ...input }, context) {
    const planning = { tx, clinicId: context.caller.clinicId, settings: context.settings, now: context.now };
    const wish = await loadClosingWish(planning, input);
    if (!wish.ok) return wish;
    return accept({ facts: wish.value, touches: practitionersOf(context, [input.scheduleId]) });
  },

  decide({ planned, until }, input, context) {
    const choices: readonly ClosingChoice[] = input.choices ?? [];
    const sensible = decideClosingChoices(planned, choices);
    if (!sensible.ok) return sensible;
    const stopping = unclosable(planned, choices);
    if (stopping.length > 0) return unclosed(stopping);
    const excluded = choices.filter(({ action }) => action === 'skip').map((one) => one.recurrenceId);
    const closing = planned.filter(({ recurrenceId }) => !excluded.includes(recurrenceId));
    if (closing.length === 0) return invalidAt('choices', 'too-many', { most: planned.length - 1 });
    const series: Series = {
      id: context.commandId,
      kind: 'closures',
      serviceId: null,
      scheduleIds: [input.scheduleId],
      patientId: null,
      startLocal: input.startLocal,
      zone: context.settings.clinic.zone,
      durationMinutes: input.durationMinutes,
      rule: input.rule,
      excluded,
      unplaced: [],
      note: input.reason,
      splitFrom: null,
      sequence: 0,
      materialisedUntil: until,
      tz: process.versions.tz ?? '',
      active: true,
      version: context.version,
    };
    const { closures, claims } = closedTimes(context, series, closing);
    return accept({
      value: { series, closures },
      events: [
        { type: 'series.started' as const, series },
        ...closures.map((closure): ClinicEvent => ({ type: 'schedule.closed', closure })),
      ],
      claims,
    });
  },
});
