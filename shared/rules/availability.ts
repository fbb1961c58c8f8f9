// When a service could start: one pure function over hours and the time already taken.
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, instantOf } from '#shared/time/instant.ts';
import { intersect, type Interval, overlaps, subtract, union } from '#shared/time/interval.ts';
import type { OfService } from './daily-cap.ts';
import type { Alternative } from './decision.ts';
import { fullDays, fullTimes, type Length, lengthOf, startTimes, type Taken } from './free-times.ts';
import { type DaysOf, openHours } from './opening.ts';
import { stepsWithin } from './start-steps.ts';

export type { Taken } from './free-times.ts';
export { alignUp, isAligned } from './start-steps.ts';

/** Answers what is taken on a schedule and touches an interval, by start. */
export type TakenOn = (scheduleId: Id, within: Interval) => readonly Taken[];
/** Answers when a schedule is open that touches an interval, each window whole: sorted and merged. */
export type OpenOn = (schedule: Schedule, within: Interval) => readonly Interval[];

/**
 * What an answer about free time needs to know. What is taken comes in any order, or is asked for schedule by schedule; the
 * hours are reckoned unless somebody has them already. `ofService` are the visits that count for the service's daily cap.
 */
export type FreeTimeFacts = {
  readonly clinic: DaysOf;
  readonly service: Service;
  readonly schedules: readonly Schedule[];
  readonly taken: readonly Taken[] | TakenOn;
  readonly open?: OpenOn;
  readonly ofService?: readonly OfService[];
};

/**
 * A search for free time: instants in ms, minutes whole; `scheduleIds` narrows each need it names. With `each` the limit is
 * that of every practitioner, and there are at most `MOST_OF_EACH` in all; `exceptId` is what is not in its own way.
 */
export type FreeTimeAsk = {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly each?: boolean;
  readonly durationMinutes?: number;
  readonly scheduleIds?: readonly Id[];
  readonly exceptId?: Id;
};

/** The most starts of a search in which each practitioner has a limit. */
export const MOST_OF_EACH = 2000;
/** So far a search looks at first, in ms, and each time twice as far: what is free soon is found without the rest. */
const FIRST_LOOK = 7 * DAY;

/** The schedules that can serve each need of a service, in settings order, narrowed to `only` where it names any. */
export function ableFor(service: Service, schedules: readonly Schedule[], only: readonly Id[] = []): Schedule[][] {
  return service.needs.map((need) => {
    const able = schedules.filter(
      (one) => one.active && one.kind === need.kind && (need.among === null || need.among.includes(one.id)),
    );
    const named = able.filter((one) => only.includes(one.id));
    return named.length > 0 ? named : able;
  });
}

/** Every start at which a service is free in [from, to), earliest first, then in settings order. */
export function freeStarts(facts: FreeTimeFacts, ask: FreeTimeAsk): Alternative[] {
  const search = searchOf(facts, ask);
  for (let [from, look] = [ask.from, FIRST_LOOK]; from < ask.to && !search.isDone(); look *= 2) {
    const to = Math.min(from + look, ask.to);
    search.look({ start: from, end: to });
    from = to;
  }
  return search.found;
}

function searchOf(facts: FreeTimeFacts, ask: FreeTimeAsk) {
  const { service, clinic } = facts;
  const length = lengthOf(service, ask.durationMinutes);
  const [first = [], ...others] = ableFor(service, facts.schedules, ask.scheduleIds);
  const startsOn = startsOf(facts, length, ask.exceptId);
  const found: Alternative[] = [];
  const counts = new Map<Id, number>(first.map(({ id }) => [id, 0]));
  const isSated = (id: Id) => ask.each === true && (counts.get(id) ?? 0) >= ask.limit;
  const isDone = () =>
    ask.each ? found.length >= MOST_OF_EACH || first.every(({ id }) => isSated(id)) : found.length >= ask.limit;

  function look(within: Interval): void {
    const lists = first
      .filter(({ id }) => !isSated(id))
      .map((one) => ({ one, isFree: walking(startsOn(one, within)) }));
    const rest = others.map((able) => able.map((one) => ({ one, list: startsOn(one, within) })));
    const possible = rest.reduce(
      (left, able) =>
        intersect(
          left,
          able.flatMap(({ list }) => list),
        ),
      union(lists.flatMap(({ isFree }) => isFree.list)),
    );
    const needs = rest.map((able) => able.map(({ one, list }) => ({ one, isFree: walking(list) })));
    const steps = { every: service.startEvery, offset: service.startOffset };
    for (const at of stepsWithin(possible, steps, clinic.zone)) {
      for (const { one, isFree } of lists) {
        if (isDone()) return;
        if (isSated(one.id) || !isFree.at(at)) continue;
        const chosen = served(needs, at, [one.id]);
        if (!chosen) continue;
        counts.set(one.id, (counts.get(one.id) ?? 0) + 1);
        found.push({ scheduleIds: chosen, start: instantOf(at), end: instantOf(at + length.lasts) });
      }
    }
  }

  return { found, isDone, look };
}

/** Answers when a visit may start on a schedule within an interval: it is open and has room, and of practitioners no day is full. */
function startsOf(facts: FreeTimeFacts, length: Length, exceptId: Id | undefined) {
  const { clinic, service } = facts;
  const takenOn = typeof facts.taken === 'function' ? facts.taken : takenIn(facts.taken);
  const open = facts.open ?? ((schedule, within) => openHours(schedule, clinic, within));
  const counted = (facts.ofService ?? []).filter(({ owner }) => owner !== exceptId);
  const daysOn = Map.groupBy(fullDays(service, clinic.zone, counted), ({ scheduleId }) => scheduleId);
  return (schedule: Schedule, within: Interval): Interval[] => {
    const visits = { start: within.start, end: within.end + length.lasts };
    const claims = { start: visits.start - length.before, end: visits.end + length.after };
    const there = takenOn(schedule.id, claims);
    const others = exceptId === undefined ? there : there.filter(({ owner }) => owner !== exceptId);
    const full = fullTimes(others, service.capacity);
    const starts = intersect(startTimes(open(schedule, visits), full, length), [within]);
    const days = schedule.kind === 'practitioner' ? daysOn.get(schedule.id) : undefined;
    return days ? subtract(starts, days) : starts;
  };
}

/** Time taken as it is asked for, out of a list in any order. */
function takenIn(list: readonly Taken[]): TakenOn {
  const bySchedule = Map.groupBy(
    list.toSorted((a, b) => a.start - b.start),
    ({ scheduleId }) => scheduleId,
  );
  return (scheduleId, within) => (bySchedule.get(scheduleId) ?? []).filter((one) => overlaps(one, within));
}

/** Answers whether moments lie in a sorted, disjoint list; they come in order, so that the list is walked once. */
function walking(list: readonly Interval[]) {
  let next = 0;
  return {
    list,
    at(ms: number): boolean {
      while ((list[next]?.end ?? Infinity) <= ms) next += 1;
      return (list[next]?.start ?? Infinity) <= ms;
    },
  };
}

type Choice = { readonly one: Schedule; readonly isFree: { at(ms: number): boolean } };

/** The ids of those who serve needs at a moment, each another, the first that can; null where they cannot all be served. */
function served(needs: readonly (readonly Choice[])[], at: number, chosen: readonly Id[]): Id[] | null {
  const [able, ...rest] = needs;
  if (!able) return [...chosen];
  for (const { one, isFree } of able) {
    if (chosen.includes(one.id) || !isFree.at(at)) continue;
    const all = served(rest, at, [...chosen, one.id]);
    if (all) return all;
  }
  return null;
}
