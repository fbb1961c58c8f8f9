// The visits of a series as a plan has placed them, and the time that visits claim which are placed together.
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import type { Placement } from '#shared/rules/booking.ts';
import { AROUND, nearClaims } from '#shared/rules/claims-near.ts';
import type { SeriesPart } from '#shared/rules/series-change.ts';
import { overrideOfPlanned, type PlannedVisit } from '#shared/rules/series-plan.ts';
import { msOf } from '#shared/time/instant.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import type { Context } from './handler.ts';
import { timeFields } from './placement.ts';

/** What a visit takes from its clinic and its commit. */
type At = Pick<Context, 'settings' | 'version'>;
/** A planned visit that has a place. */
export type Placed = PlannedVisit & { readonly placement: Placement };

/** Whether a planned visit has a place. */
export function isPlaced(planned: PlannedVisit): planned is Placed {
  return planned.placement !== null;
}

/** The parts a choice gave a visit, which are not those of its series. */
export function chosenParts({ choice, wished, start }: PlannedVisit): SeriesPart[] {
  const isOther = choice?.scheduleIds?.some((id) => !wished.scheduleIds.includes(id)) ?? false;
  return [...(start === wished.start ? [] : ['start' as const]), ...(isOther ? ['scheduleIds' as const] : [])];
}

/** What a plan decides of a visit: its slot, and the rules it leaves. */
export function plannedFields(at: At, planned: Placed) {
  return { ...timeFields(at, planned.wished.service, planned.placement), override: overrideOfPlanned(planned) };
}

/** A visit of a series that nobody stood for before. */
export function visitOf(at: At, series: Series & { readonly patientId: Id }, planned: Placed): Appointment {
  return {
    id: planned.wished.owner,
    ...plannedFields(at, planned),
    patientId: series.patientId,
    status: 'booked',
    confirmedAt: null,
    arrivedAt: null,
    note: series.note,
    tags: [],
    cancelReason: null,
    cancelNote: '',
    ...ALONE,
    seriesId: series.id,
    recurrenceId: planned.wished.recurrenceId,
    departs: chosenParts(planned),
    version: at.version,
  };
}

/** The claims of visits that are placed together, each in the lanes that what is `taken` and those before it leave free. */
export function claimsOfAll(visits: readonly Appointment[], taken: readonly Claim[]): Claim[] {
  const there = nearClaims(taken);
  return visits.flatMap((visit) => {
    const at = msOf(visit.start);
    const own = appointmentClaims(visit, there.near({ start: at - AROUND, end: at + AROUND }));
    there.add(own);
    return own;
  });
}
