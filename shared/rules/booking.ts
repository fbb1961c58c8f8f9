// Whether a visit may take a time: explains earlier and better what the ledger's constraint guarantees.
import type { Override } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, type Instant, msOf, plusMinutes } from '#shared/time/instant.ts';
import { ableFor, type FreeTimeFacts, isAligned } from './availability.ts';
import { timeOf } from './capacity.ts';
import { isPromised, type Obstacle } from './choosing.ts';
import type { OfService } from './daily-cap.ts';
import { accept, type Blocker, type Decision, invalidAt, refuse } from './decision.ts';
import type { KeptTime } from './kept-visits.ts';
import { obstaclesOf, rankedAt, type Standing, type VisitTime } from './standing.ts';

/** The time a visit asks for; `overridden` lets it lie outside hours and beside what is taken, but for others' promises. */
export type Wanted = {
  readonly scheduleIds: readonly Id[];
  readonly start: Instant;
  readonly durationMinutes: number;
  readonly overridden: boolean;
  /** The slot of a visit that is moved: what of it stays was decided when it was booked. */
  readonly before?: Pick<Wanted, 'start' | 'durationMinutes'> & {
    readonly scheduleIds?: readonly Id[];
    readonly serviceId?: Id;
  };
};

/**
 * What the decision needs to know; `taken` names who uses the time, `kept` what closures leave to the visit itself, and
 * `ofService`, asked for where the service has a daily cap, the others of it on that day.
 */
export type BookingFacts = {
  readonly clinic: Clinic;
  readonly service: Service;
  readonly schedules: readonly Schedule[];
  readonly taken: readonly Claim[];
  readonly kept?: readonly KeptTime[];
  readonly ofService?: readonly OfService[];
  readonly now: number;
};

/** A time that may be taken: the schedules of all needs, in the order of the needs, and the rules it leaves. */
export type Placement = Visit & { readonly beyond: Override['beyond'] };

type Visit = { readonly scheduleIds: Id[]; readonly start: Instant; readonly end: Instant };

/** The ledger takes no claim over 25 hours, buffers included. */
export const LONGEST_CLAIM_MINUTES = 25 * 60;

/** Decides start and duration against the clinic's grid, its longest visit, its past and its horizon. */
export function decideTime(
  clinic: Clinic,
  wanted: Pick<Wanted, 'start' | 'durationMinutes' | 'before'>,
  now: number,
): Decision<null> {
  const lasts = wanted.before?.durationMinutes === wanted.durationMinutes ? accept(null) : decideLength(clinic, wanted);
  if (!lasts.ok) return lasts;
  const start = msOf(wanted.start);
  const { gridMinutes, zone, backdateDays, horizonDays } = clinic;
  if (wanted.before?.start !== wanted.start && !isAligned(start, gridMinutes, zone))
    return invalidAt('start', 'unaligned', { minutes: gridMinutes });
  if (start < now - backdateDays * DAY) return invalidAt('start', 'past', { days: backdateDays });
  if (start >= now + horizonDays * DAY) return invalidAt('start', 'beyond-horizon', { days: horizonDays });
  return accept(null);
}

function decideLength({ gridMinutes, longest }: Clinic, { durationMinutes }: { durationMinutes: number }) {
  if (durationMinutes < gridMinutes) return invalidAt('durationMinutes', 'too-small', { least: gridMinutes });
  if (durationMinutes > longest) return invalidAt('durationMinutes', 'too-large', { most: longest });
  if (durationMinutes % gridMinutes !== 0) return invalidAt('durationMinutes', 'unaligned', { minutes: gridMinutes });
  return accept(null);
}

/**
 * Decides which schedules serve each need of the service, choosing those not named: one with room, that of a group which
 * runs at exactly this time before another is opened, the first in settings order of rooms, and of practitioners the one
 * with the least to do that day. What is in the way of all of them is named.
 */
export function decidePlacement(facts: BookingFacts, wanted: Wanted): Decision<Placement> {
  const timely = decideTime(facts.clinic, wanted, facts.now);
  if (!timely.ok) return timely;
  const { start, durationMinutes, overridden } = wanted;
  const end = plusMinutes(start, durationMinutes);
  const able = ableSchedules(facts, wanted);
  if (!able.ok) return able;
  const most = LONGEST_CLAIM_MINUTES - facts.service.bufferBefore - facts.service.bufferAfter;
  if (durationMinutes > most) return invalidAt('durationMinutes', 'too-large', { most });
  const ranked = rankedAt(facts, able.value, { ...wanted, end });
  const chosen = ranked.flatMap((some) => some.slice(0, 1));
  const shut = chosen.some(({ open }) => !open);
  if (shut && !overridden) return refuse({ code: 'outside-hours', alternatives: [] });
  const stops = overridden ? isPromised : () => true;
  const stopped = ranked.filter(([first]) => first?.inTheWay.some(stops));
  if (stopped.length > 0) return takenBy(stopped.flatMap((some) => some.flatMap((one) => one.inTheWay.filter(stops))));
  const left = new Set<Rule>([
    ...(shut ? ['hours' as const] : []),
    ...chosen.flatMap((one) => one.inTheWay.map(ruleAgainst)),
  ]);
  const beyond = rules.filter((rule) => left.has(rule));
  return accept({ scheduleIds: chosen.map(({ schedule }) => schedule.id), start, end, beyond });
}

/** For each need those who could serve it: the one that is named, else all who are able; each named one serves one need. */
function ableSchedules(facts: BookingFacts, { scheduleIds }: Wanted): Decision<Schedule[][]> {
  const unknown = scheduleIds.some((id) => !facts.schedules.some((one) => one.id === id));
  if (unknown) return refuse({ code: 'not-found' });
  const able = ableFor(facts.service, facts.schedules, scheduleIds);
  const asked = able.flatMap((choices) => choices.filter((one) => scheduleIds.includes(one.id)));
  const severally = able.some((choices) => choices.filter((one) => scheduleIds.includes(one.id)).length > 1);
  const fits = asked.length === scheduleIds.length && able.every((choices) => choices.length > 0);
  return fits && !severally ? accept(able) : invalidAt('scheduleIds', 'needs');
}

type Rule = Override['beyond'][number];
const rules: readonly Rule[] = ['hours', 'capacity', 'closure', 'daily-cap'];

/** The rule that what is in the way stands for. */
function ruleAgainst({ kind }: Obstacle): Rule {
  return kind === 'closure' || kind === 'daily-cap' ? kind : 'capacity';
}

/** The refusal that names what has the time. */
export function takenBy(obstacles: readonly Obstacle[]): Decision<never> {
  const blockers: Blocker[] = obstacles.map(({ scheduleId, kind, owner, startsAt, endsAt }) => ({
    scheduleId,
    kind,
    owner,
    start: startsAt,
    end: endsAt,
  }));
  return refuse({ code: 'slot-taken', alternatives: [], blockers });
}

/** What a visit says of the rules it left: nothing without a reason; with one, exactly what its placement leaves. */
export function overrideOf(asked: { readonly reason: string } | undefined, { beyond }: Placement): Override | null {
  return asked ? { reason: asked.reason, beyond } : null;
}

export { claimSpan } from './standing.ts';

/** The same facts as a search for free time sees them. */
export function freeTimeFacts(
  facts: Pick<BookingFacts, 'clinic' | 'service' | 'schedules' | 'taken' | 'ofService'>,
): FreeTimeFacts {
  const { clinic, service, schedules, ofService = [] } = facts;
  const taken = facts.taken.map((claim) => ({
    scheduleId: claim.scheduleId,
    capacity: claim.capacity ?? null,
    owner: claim.owner,
    ...timeOf(claim),
  }));
  return { clinic, service, schedules, taken, ofService };
}

/**
 * Decides whether a visit may have its time again: there is room for it, or it was placed beside others or on closed time
 * with a reason and nobody else holds it; and its day takes one more of its service, unless it is on that day `before` as
 * well. The refusal names all that is in the way.
 */
export function decideFree(
  facts: Standing,
  visit: VisitTime & { readonly scheduleIds: readonly Id[]; readonly override?: Override | null },
): Decision<null> {
  const beyond = visit.override?.beyond ?? [];
  const stopping = visit.scheduleIds
    .flatMap((scheduleId, need) => obstaclesOf(facts, { scheduleId, need }, visit))
    .filter((one) => isPromised(one) || !beyond.includes(ruleAgainst(one)));
  return stopping.length > 0 ? takenBy(stopping) : accept(null);
}
