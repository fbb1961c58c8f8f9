// A series of visits as it is wished: whose occurrences they are, and all that a plan of them needs, read at once.
import type { QueryInput, Settings } from '#shared/contract/queries.ts';
import { MOST_OCCURRENCES, type Plan } from '#shared/contract/repeating.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { AROUND } from '#shared/rules/claims-near.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { occurrencesOf } from '#shared/rules/recurrence.ts';
import { bookedUntil } from '#shared/rules/series-horizon.ts';
import { type Choice, type PlanFacts, type PlannedVisit, type WishedVisit } from '#shared/rules/series-plan.ts';
import { schedulesOfSeries } from '#shared/rules/series-schedules.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { daysBetween, dateOf, type LocalDate } from '#shared/time/zone.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import type { Tx } from '#server/store/open.ts';
import { occurrenceIdOf } from '#server/store/series.ts';
import { loadCounted } from './surroundings.ts';

/** In whose name and when something is planned; `now` in ms. */
export type Planning = { readonly tx: Tx; readonly clinicId: Id; readonly settings: Settings; readonly now: number };

/** What is wished for, found: its service, the schedules of all its visits, each visit, and how far they reach. */
export type SeriesWish = {
  readonly service: Service;
  readonly scheduleIds: Id[];
  readonly wishes: WishedVisit[];
  readonly facts: PlanFacts;
  readonly until: LocalDate;
  readonly total: number | null;
};

/** Finds all a plan of a wished series needs; members are named after `seriesId`. Refuses what can be no series here. */
export async function loadWish(
  planning: Planning,
  input: QueryInput<'series.preview'>,
  seriesId: Id,
  choices: readonly Choice[] = [],
): Promise<Decision<SeriesWish>> {
  const { tx, clinicId, settings, now } = planning;
  const { clinic } = settings;
  const service = settings.services.find((one) => one.id === input.serviceId && one.active);
  const named = [...input.scheduleIds, ...choices.flatMap((one) => one.scheduleIds ?? [])];
  if (!service || !areSchedules(settings, named)) return refuse({ code: 'not-found' });
  if (!(await loadPatientInUse(tx, clinicId, input.patientId))) return refuse({ code: 'not-found' });
  const until = bookedUntil(clinic, now);
  const repeating = { startLocal: input.startLocal, zone: clinic.zone, rule: input.rule, excluded: [] };
  const given = occurrencesOf(repeating, { until, most: MOST_OCCURRENCES });
  if (!given.ok) return given;
  const { occurrences, total } = given.value;
  if (occurrences.length === 0)
    return invalidAt('startLocal', 'beyond-horizon', { days: daysBetween(dateOf(now, clinic.zone), until) });
  const wished = occurrences.map((one) => ({
    ...one,
    owner: occurrenceIdOf(seriesId, one.recurrenceId),
    service,
    scheduleIds: input.scheduleIds,
    durationMinutes: input.durationMinutes ?? service.durationMinutes,
  }));
  const facts = await loadPlanFacts(planning, wished, choices);
  const scheduleIds = schedulesOfSeries(facts, input.scheduleIds, wished);
  return accept({ service, scheduleIds, wishes: wished.map((one) => ({ ...one, scheduleIds })), facts, until, total });
}

/** Whether all of these are schedules of the clinic. */
export function areSchedules({ schedules }: Settings, ids: readonly Id[]): boolean {
  return ids.every((id) => schedules.some((one) => one.id === id));
}

/**
 * Reads what stands around wished visits and the times chosen for them, on every schedule that could serve one of them; `except`
 * are those that give up their time.
 */
export async function loadPlanFacts(
  { tx, clinicId, settings, now }: Planning,
  wishes: readonly WishedVisit[],
  choices: readonly Choice[] = [],
  except: ReadonlySet<Id> = new Set(),
): Promise<PlanFacts> {
  const { clinic, schedules } = settings;
  const services = new Map(wishes.map(({ service }) => [service.id, service]));
  const able = [...services.values()].flatMap((service) => ableFor(service, schedules).flat());
  const named = [...wishes, ...choices].flatMap((one) => one.scheduleIds ?? []);
  const starts = [...wishes, ...choices].flatMap((one) => one.start ?? []);
  const spans = starts.map(msOf).map((at) => ({ start: at - AROUND, end: at + AROUND }));
  const ids = [...able.map(({ id }) => id), ...named];
  const at = instantOf(now);
  const claims = await claimsAround(tx, clinicId, ids, { spans, now: at });
  const all = [...services.keys()].flatMap((serviceId) => starts.map((start) => ({ serviceId, start })));
  const counted = await loadCounted(tx, { settings, at, caller: { clinicId } }, all);
  const stays = ({ owner }: { readonly owner: Id }) => !except.has(owner);
  return {
    clinic,
    schedules,
    taken: claims.filter(stays),
    counted: new Map([...counted].map(([serviceId, some]) => [serviceId, some.filter(stays)])),
    now,
  };
}

/** A plan as it is shown and as a refusal names it. */
export function occurrencesIn(planned: readonly PlannedVisit[]): Plan['occurrences'] {
  return planned.map(({ wished, start, end, scheduleIds, result, blockers, holiday, alternatives }) => ({
    recurrenceId: wished.recurrenceId,
    start,
    end,
    scheduleIds,
    clock: wished.clock,
    result,
    blockers,
    holiday,
    alternatives: alternatives.map((one) => ({ ...one, scheduleIds: [...one.scheduleIds] })),
  }));
}
