// Books the visits of a series, or closes its times, that have come within the planning horizon; what has no place waits for a person.
import { v5 } from 'uuid';
import type { Settings } from '#shared/contract/queries.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series, Unplaced } from '#shared/model/series.ts';
import { planClosings, unclosable } from '#shared/rules/closing-plan.ts';
import { readRule } from '#shared/rules/recurrence-rule.ts';
import { type Occurrence, occurrencesOf } from '#shared/rules/recurrence.ts';
import { bookedUntil, stillWaiting } from '#shared/rules/series-horizon.ts';
import { planVisits, type WishedVisit } from '#shared/rules/series-plan.ts';
import { whatWas } from '#shared/rules/was.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import { insertClaims, releaseClaims } from '#server/store/claims.ts';
import { expired, lapsedUnder } from '#server/store/holds.ts';
import type { Store } from '#server/store/open.ts';
import { putNouns } from '#server/store/put.ts';
import { closuresOfSeries, freeOccurrenceIds, loadSeries, visitsOfSeries } from '#server/store/series.ts';
import { loadSettings } from '#server/store/settings.ts';
import { beginWriting, type Begun, commitWriting, dropReceipt } from '#server/store/writing.ts';
import { claimsOfAll, isPlaced, visitOf } from './book-planned.ts';
import { closedTimes } from './close-series.ts';
import { loadClosingFacts } from './closing-wish.ts';
import { loadPlanFacts, type Planning } from './series-wish.ts';

type Extension = { readonly events: ClinicEvent[]; readonly claims: Claim[]; readonly unplaced: Unplaced[] };

/** The occurrences of a series that have come within the horizon since it was last extended; `now` in ms. */
export function dueOf(series: Series, { clinic }: Settings, now: number): Occurrence[] {
  const until = bookedUntil(clinic, now);
  if (!series.active || series.materialisedUntil >= until) return [];
  const given = occurrencesOf(series, { until, begun: true });
  if (!given.ok) return [];
  return given.value.occurrences.filter(
    ({ recurrenceId, start }) => recurrenceId.slice(0, 10) > series.materialisedUntil && msOf(start) > now,
  );
}

/**
 * Extends a series to the horizon in one commit, as it was seen; null where somebody else has, or it became another. The
 * command's id is made of the series and how far it reached, so that of all the nodes that come to it only the first does.
 */
export async function extendSeries(store: Store, clinicId: Id, seen: Series): Promise<LogFrame | null> {
  const commandId = v5(`extend ${seen.materialisedUntil} ${seen.version}`, seen.id);
  return store.write(async (tx) => {
    const begun = await beginWriting(tx, { clinicId, callerId: null, commandId, hash: digest(commandId) });
    if (!begun || begun.receipt) return null;
    const settings = await loadSettings(tx, clinicId, begun);
    const [series] = await loadSeries(tx, clinicId, [seen.id]);
    const standing = await standingNames({ tx, clinicId, settings, now: begun.now }, seen.id);
    const due = series ? dueOf(series, settings, begun.now).filter((one) => !standing.has(one.recurrenceId)) : [];
    if (!series || due.length === 0) {
      await dropReceipt(tx, begun);
      return null;
    }
    const planning = { tx, clinicId, settings, now: begun.now };
    const extend = series.kind === 'visits' ? moreVisits : moreClosures;
    return commitExtension(planning, begun, series, await extend(planning, begun.version + 1, series, due));
  });
}

async function standingNames({ tx, clinicId }: Planning, seriesId: Id): Promise<Set<string | null>> {
  const visits = await visitsOfSeries(tx, clinicId, [seriesId]);
  const closures = await closuresOfSeries(tx, clinicId, seriesId);
  return new Set([...visits, ...closures].map((one) => one.recurrenceId));
}

type Extend = (planning: Planning, version: number, series: Series, due: readonly Occurrence[]) => Promise<Extension>;

const moreVisits: Extend = async (planning, version, series, due) => {
  const { tx, clinicId, settings } = planning;
  const service = settings.services.find(({ id, active }) => id === series.serviceId && active);
  const { patientId } = series;
  if (!service || patientId === null) return { events: [], claims: [], unplaced: due.map(nobodyOpen) };
  const ids = await freeOccurrenceIds(
    tx,
    clinicId,
    series,
    due.map(({ recurrenceId }) => recurrenceId),
  );
  const wishes = due.map((one): WishedVisit => ({
    ...one,
    owner: ids.get(one.recurrenceId) ?? '',
    service,
    scheduleIds: series.scheduleIds,
    durationMinutes: series.durationMinutes,
  }));
  const facts = await loadPlanFacts(planning, wishes);
  const planned = planVisits(facts, wishes);
  if (!planned.ok) return { events: [], claims: [], unplaced: due.map(nobodyOpen) };
  const at = { settings, version };
  const visits = planned.value.filter(isPlaced).map((one) => visitOf(at, { ...series, patientId }, one));
  return {
    events: visits.map((appointment) => ({ type: 'appointment.booked', appointment })),
    claims: claimsOfAll(visits, facts.taken),
    unplaced: planned.value.flatMap(({ wished, result }) =>
      result === 'ok' || result === 'shifted-gap' ? [] : { recurrenceId: wished.recurrenceId, result },
    ),
  };
};

/** Its service or those who serve it are out of use: nobody is there for it. */
function nobodyOpen({ recurrenceId }: Occurrence): Unplaced {
  return { recurrenceId, result: 'outside-hours' };
}

const moreClosures: Extend = async (planning, version, series, due) => {
  const { settings } = planning;
  const { durationMinutes } = series;
  const facts = await loadClosingFacts(planning, series.scheduleIds[0] ?? '', due, durationMinutes);
  const planned = planClosings(facts, due, { durationMinutes });
  if (!planned.ok) return { events: [], claims: [], unplaced: due.map(nobodyOpen) };
  const stopping = unclosable(planned.value, []);
  const free = planned.value.filter((one) => !stopping.includes(one));
  const { closures, claims } = closedTimes({ settings, version }, series, free);
  return {
    events: closures.map((closure) => ({ type: 'schedule.closed', closure })),
    claims,
    unplaced: stopping.map(({ recurrenceId }) => ({ recurrenceId, result: 'conflict' })),
  };
};

/** Those without a place that stay in the list: of a counted rule all, which have their number; of others those to come. */
function waitingOn(series: Series, now: number): Unplaced[] {
  const rule = readRule(series.rule);
  return rule.ok && rule.value.count !== null ? series.unplaced : stillWaiting(series, now);
}

async function commitExtension(
  { tx, clinicId, settings, now }: Planning,
  begun: Begun,
  series: Series,
  { events, claims, unplaced }: Extension,
): Promise<LogFrame> {
  const version = begun.version + 1;
  const extended: Series = {
    ...series,
    unplaced: [...waitingOn(series, now), ...unplaced],
    materialisedUntil: bookedUntil(settings.clinic, now),
    tz: process.versions.tz ?? '',
    version,
  };
  const lapsed = await lapsedUnder(tx, clinicId, claims, instantOf(now));
  await releaseClaims(
    tx,
    clinicId,
    lapsed.map(({ id }) => id),
  );
  if (!(await insertClaims(tx, clinicId, claims))) throw new Error('The times of a series were taken meanwhile.');
  const all: ClinicEvent[] = [
    ...lapsed.map((hold) => expired(hold, version)),
    { type: 'series.extended', series: extended, was: whatWas(series, extended) },
    ...events,
  ];
  await putNouns(tx, clinicId, all);
  return (await commitWriting(tx, begun, { outcome: 'commit', value: null, via: 'job', by: null, events: all })).frame;
}
