// A change of a series as it is wished: what becomes of each of its visits, and all that a plan of those that move needs.
import type { QueryInput } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import type { Service } from '#shared/model/service.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { accept, type Decision, invalidAt, type Refusal, refuse } from '#shared/rules/decision.ts';
import { changedSeries } from '#shared/rules/exceptions.ts';
import { keptTimes } from '#shared/rules/kept-visits.ts';
import { occurrenceAt, type Occurrence, occurrencesOf } from '#shared/rules/recurrence.ts';
import { type ChangePlan, type Follower, saidOf, type SeriesPart, seriesParts } from '#shared/rules/series-change.ts';
import { bookedUntil } from '#shared/rules/series-horizon.ts';
import type { Choice, PlanFacts, WishedVisit } from '#shared/rules/series-plan.ts';
import { instantOf, minutesBetween } from '#shared/time/instant.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { loadClosures } from '#server/store/closures.ts';
import { freeOccurrenceIds } from '#server/store/series.ts';
import { areSchedules, loadPlanFacts, type Planning } from './series-wish.ts';

type Asked = QueryInput<'series.preview-change'>;
/** Somebody who goes on in the series: what they are then but for their slot, and the slot wished for them where it becomes another. */
export type Going = {
  readonly follower: Follower<Appointment>;
  readonly next: Appointment;
  readonly wished: WishedVisit | null;
};

/** What is wished for: what becomes of whom, the slots to be found, and how far the series reaches. */
export type ChangeWish = {
  readonly plan: ChangePlan<Series, Appointment>;
  readonly going: readonly Going[];
  readonly fresh: readonly WishedVisit[];
  /** What visits that are made for it have of it: of one alone, what is said for that one. */
  readonly from: Series;
  readonly own: readonly SeriesPart[];
  readonly facts: PlanFacts;
  readonly until: string;
  readonly total: number | null;
};

/** Finds what a change makes of a series of visits; `newId` is that of a second series, where there comes one. */
export async function loadChangeWish(
  planning: Planning,
  { series, visits }: { readonly series: Series; readonly visits: readonly Appointment[] },
  asked: Asked,
  { newId, choices = [] }: { readonly newId: Id; readonly choices?: readonly Choice[] },
): Promise<Decision<ChangeWish>> {
  const { tx, clinicId, settings, now } = planning;
  const { set } = asked;
  const may = await decideSet(planning, series, asked, choices);
  if (!may.ok) return may;
  const horizon = bookedUntil(settings.clinic, now);
  const until = horizon > series.materialisedUntil ? horizon : series.materialisedUntil;
  const change = { ...asked, set: said(set) };
  const changed = changedSeries(series, change, visits, { now: instantOf(now), until, newId });
  if (!changed.ok) return refuse(inSet(changed.refusal));
  const plan = withUnplaced(changed.value, asked, series);
  const { series: next } = plan;
  const from: Series = asked.scope === 'this' ? { ...next, ...said(timeless(set)) } : next;
  const service = settings.services.find(({ id }) => id === from.serviceId);
  if (!service) return refuse({ code: 'not-found' });
  const going = plan.follow.map((follower) => goingOn(follower, from, asked, settings.services));
  const ids = await freeOccurrenceIds(
    tx,
    clinicId,
    next,
    plan.fresh.map(({ recurrenceId }) => recurrenceId),
  );
  const fresh = plan.fresh.map((one): WishedVisit => ({
    ...one,
    owner: ids.get(one.recurrenceId) ?? '',
    service,
    scheduleIds: from.scheduleIds,
    durationMinutes: from.durationMinutes,
  }));
  const moving = going.flatMap(({ wished }) => wished ?? []);
  const gone = new Set([...moving.map(({ owner }) => owner), ...plan.leave.map(({ id }) => id)]);
  const facts = await loadPlanFacts(planning, [...moving, ...fresh], choices, gone);
  const closing = facts.taken.filter(({ kind }) => kind === 'closure').map(({ owner }) => owner);
  const closures = await loadClosures(tx, clinicId, [...new Set(closing)]);
  const kept = (wished: WishedVisit) => ({ ...wished, kept: keptTimes(closures, wished.owner) });
  const given = occurrencesOf(next, { until, begun: true });
  return accept({
    plan,
    going: going.map((one) => ({ ...one, wished: one.wished && kept(one.wished) })),
    fresh,
    from,
    own: asked.scope === 'this' ? seriesParts.filter((part) => saidOf(said(set)).has(part)) : [],
    facts,
    until,
    total: given.ok ? given.value.total : null,
  });
}

async function decideSet(
  { tx, clinicId, settings }: Planning,
  series: Series,
  { set, recurrenceId, scope }: Asked,
  choices: readonly Choice[],
): Promise<Decision<null>> {
  if (series.kind !== 'visits') return refuse({ code: 'wrong-status', from: 'closures', to: 'visits' });
  if (!series.active) return refuse({ code: 'wrong-status', from: 'ended', to: 'ended' });
  if (scope === 'this' && set.rule !== undefined) return invalidAt('set.rule', 'rule-part', { part: 'RRULE' });
  const named = [...(set.scheduleIds ?? []), ...choices.flatMap((one) => one.scheduleIds ?? [])];
  if (!areSchedules(settings, named)) return refuse({ code: 'not-found' });
  if (set.scheduleIds?.length === 0) return invalidAt('set.scheduleIds', 'needs');
  if (set.serviceId && !settings.services.some((one) => one.id === set.serviceId && one.active))
    return refuse({ code: 'not-found' });
  if (set.patientId && !(await loadPatientInUse(tx, clinicId, set.patientId))) return refuse({ code: 'not-found' });
  const known = occurrencesOf(series, { until: recurrenceId.slice(0, 10), begun: true });
  const isIts = known.ok && known.value.occurrences.some((one) => one.recurrenceId === recurrenceId);
  return isIts || scope === 'this' ? accept(null) : refuse({ code: 'not-found' });
}

/** What is wrong with a value that was set is said at its place in `set`. */
export function inSet(refusal: Refusal): Refusal {
  if (refusal.code !== 'invalid') return refusal;
  const path = (of: string) => (of.includes('.') ? of : `set.${of}`);
  return { ...refusal, fields: refusal.fields.map((fault) => ({ ...fault, path: path(fault.path) })) };
}

/** A single occurrence that has no place yet is found one: nobody stands for it. */
function withUnplaced<P extends ChangePlan<Series, Appointment>>(plan: P, asked: Asked, series: Series): P {
  const waits = series.unplaced.some(({ recurrenceId }) => recurrenceId === asked.recurrenceId);
  if (asked.scope !== 'this' || !waits || plan.follow.length + plan.kept.length > 0) return plan;
  const planned: Occurrence = occurrenceAt(asked.set.startLocal ?? asked.recurrenceId, series.zone);
  return { ...plan, fresh: [{ ...planned, recurrenceId: asked.recurrenceId }] };
}

/** The slot of somebody who goes on: the series' in what they take of it, their own in what they keep. */
function goingOn(follower: Follower<Appointment>, from: Series, { set }: Asked, services: readonly Service[]): Going {
  const { member, occurrence, takes, departs, seriesId } = follower;
  const has = (part: (typeof takes)[number]) => takes.includes(part);
  const { recurrenceId } = occurrence;
  const patientId = has('patientId') ? (from.patientId ?? member.patientId) : member.patientId;
  const note = has('note') ? from.note : member.note;
  const next = { ...member, patientId, note, seriesId, recurrenceId, departs: [...departs] };
  const start = has('start') ? occurrence.start : member.start;
  const lasts = minutesBetween(member.start, member.end);
  const durationMinutes = has('durationMinutes') ? from.durationMinutes : lasts;
  const serviceId = has('serviceId') ? (from.serviceId ?? member.serviceId) : member.serviceId;
  const isElsewhere = start !== member.start || durationMinutes !== lasts || serviceId !== member.serviceId;
  const isNamed = set.scheduleIds !== undefined || isElsewhere;
  const scheduleIds = has('scheduleIds') && isNamed ? from.scheduleIds : member.scheduleIds;
  const service = services.find(({ id }) => id === serviceId);
  const isOther = isElsewhere || !(set.scheduleIds ?? []).every((id) => member.scheduleIds.includes(id));
  if (!service || (!isOther && (set.scheduleIds === undefined || sameValue(scheduleIds, member.scheduleIds))))
    return { follower, next, wished: null };
  const before = {
    start: member.start,
    durationMinutes: lasts,
    scheduleIds: member.scheduleIds,
    serviceId: member.serviceId,
  };
  const { clock } = occurrence;
  return {
    follower,
    next,
    wished: { recurrenceId, owner: member.id, start, clock, service, scheduleIds, durationMinutes, before },
  };
}

/** What is said, without what is not. */
function said<S extends object>(set: S): { [K in keyof S]: Exclude<S[K], undefined> } {
  const entries = Object.entries(set).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof S]: Exclude<S[K], undefined> };
}

function timeless({ startLocal: _, rule: __, ...others }: Asked['set']) {
  return others;
}
