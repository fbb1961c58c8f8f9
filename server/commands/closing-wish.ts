// Time that is to be closed again and again as it is wished: its occurrences, and who is in them, read at once.
import type { QueryInput } from '#shared/contract/queries.ts';
import { MOST_OCCURRENCES, type PlannedClosing as Shown } from '#shared/contract/repeating.ts';
import type { Id } from '#shared/model/id.ts';
import { type ClosingPlanFacts, type PlannedClosing, planClosings } from '#shared/rules/closing-plan.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { type Occurrence, occurrencesOf } from '#shared/rules/recurrence.ts';
import { bookedUntil } from '#shared/rules/series-horizon.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { dateOf, daysBetween, type LocalDate } from '#shared/time/zone.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { loadClosures } from '#server/store/closures.ts';
import type { Planning } from './series-wish.ts';

/** The times a rule would close, with whoever stands in each, and how far they reach. */
export type ClosingWish = {
  readonly planned: PlannedClosing[];
  readonly until: LocalDate;
  readonly total: number | null;
};

/** Finds what a rule would close on a schedule. Refuses what can be closed nowhere. */
export async function loadClosingWish(
  planning: Planning,
  { scheduleId, startLocal, durationMinutes, rule }: QueryInput<'schedule.preview-closing'>,
): Promise<Decision<ClosingWish>> {
  const { settings, now } = planning;
  const { clinic } = settings;
  if (!settings.schedules.some(({ id }) => id === scheduleId)) return refuse({ code: 'not-found' });
  const until = bookedUntil(clinic, now);
  const given = occurrencesOf({ startLocal, zone: clinic.zone, rule, excluded: [] }, { until, most: MOST_OCCURRENCES });
  if (!given.ok) return given;
  const { occurrences, total } = given.value;
  if (occurrences.length === 0)
    return invalidAt('startLocal', 'beyond-horizon', { days: daysBetween(dateOf(now, clinic.zone), until) });
  const facts = await loadClosingFacts(planning, scheduleId, occurrences, durationMinutes);
  const planned = planClosings(facts, occurrences, { durationMinutes });
  return planned.ok ? accept({ planned: planned.value, until, total }) : planned;
}

/** Reads who has time on a schedule at these occurrences. */
export async function loadClosingFacts(
  { tx, clinicId, settings, now }: Planning,
  scheduleId: Id,
  occurrences: readonly Occurrence[],
  durationMinutes: number,
): Promise<ClosingPlanFacts> {
  const spans = occurrences.map(({ start }) => ({ start: msOf(start), end: msOf(start) + durationMinutes * MINUTE }));
  const taken = await claimsAround(tx, clinicId, [scheduleId], { spans, now: instantOf(now) });
  const owners = (kind: string) => [...new Set(taken.filter((one) => one.kind === kind).map(({ owner }) => owner))];
  return {
    clinic: settings.clinic,
    taken,
    visits: await appointmentsOf(tx, clinicId, owners('appointment')),
    closures: await loadClosures(tx, clinicId, owners('closure')),
    now,
  };
}

/** Times to be closed as they are shown and as a refusal names them. */
export function closingsIn(planned: readonly PlannedClosing[]): Shown[] {
  return planned.map(({ taken: _, promised: __, ...shown }) => shown);
}
