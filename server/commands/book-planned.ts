// The visits of a series as a plan has placed them, with the time they claim.
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Series } from '#shared/model/series.ts';
import { AROUND, nearClaims } from '#shared/rules/claims-near.ts';
import { overrideOfPlanned, type PlannedVisit } from '#shared/rules/series-plan.ts';
import { msOf } from '#shared/time/instant.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { occurrenceIdOf } from '#server/store/series.ts';
import type { Context } from './handler.ts';
import { timeFields } from './placement.ts';

/** What of a visit differs from what its series has: the parts a choice gave it. */
export function departsOf({ choice, wished, start, scheduleIds }: PlannedVisit): string[] {
  const own = choice?.scheduleIds?.some((id) => !wished.scheduleIds.includes(id)) ?? false;
  return [...(start === wished.start ? [] : ['start']), ...(own && scheduleIds.length > 0 ? ['scheduleIds'] : [])];
}

/** Books the planned visits of a series that have a place, each in the lanes that those before it leave free. */
export function bookedVisits(
  context: Pick<Context, 'settings' | 'version'>,
  series: Series,
  planned: readonly PlannedVisit[],
  taken: readonly Claim[],
): { appointments: Appointment[]; claims: Claim[] } {
  const there = nearClaims(taken);
  const appointments: Appointment[] = [];
  const claims: Claim[] = [];
  for (const one of planned) {
    if (!one.placement) continue;
    const { recurrenceId, service } = one.wished;
    const appointment: Appointment = {
      id: occurrenceIdOf(series.id, recurrenceId),
      ...timeFields(context, service, one.placement),
      patientId: series.patientId ?? '',
      status: 'booked',
      confirmedAt: null,
      arrivedAt: null,
      note: series.note,
      tags: [],
      cancelReason: null,
      cancelNote: '',
      override: overrideOfPlanned(one),
      ...ALONE,
      seriesId: series.id,
      recurrenceId,
      departs: departsOf(one),
      version: context.version,
    };
    const at = msOf(appointment.start);
    const own = appointmentClaims(appointment, there.near({ start: at - AROUND, end: at + AROUND }));
    there.add(own);
    appointments.push(appointment);
    claims.push(...own);
  }
  return { appointments, claims };
}
