// Which of several schedules that could serve a need does: a free one, and of practitioners the one with the least to do that day.
import type { Claim, ClaimKind } from '#shared/model/claim.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';

/** What can keep a visit off a time: a claim there, or a day that has as many of its service as it may. */
export type Obstacle = Pick<Claim, 'scheduleId' | 'startsAt' | 'endsAt' | 'owner'> & {
  readonly kind: ClaimKind | 'daily-cap';
};

/**
 * Who a visit would be with: it joins others of exactly its time, each of whom lets several stand; it has the schedule for
 * itself; or others are there for some of the time.
 */
export type Company = 'joins' | 'alone' | 'beside';
const companies: readonly Company[] = ['joins', 'alone', 'beside'];

/** A schedule that could serve a need, as it stands at the time asked for. */
export type Candidate = {
  readonly schedule: Schedule;
  /** It is open during the whole of the visit. */
  readonly open: boolean;
  /** What keeps the visit off it: nothing where there is room for one more. */
  readonly inTheWay: readonly Obstacle[];
  readonly company: Company;
  /** What it has to do that day, in minutes; weighed between those that are equally free. */
  readonly busyMinutes: number;
};

/** Whether a claim is a promise to somebody, which no reason overrides: time on hold, or offered. */
export function isPromised({ kind }: Pick<Obstacle, 'kind'>): boolean {
  return kind === 'hold' || kind === 'offer';
}

/**
 * Candidates with the best first; equal ones stay in the order given, which is that of the settings. Without an override
 * an open one comes before a closed one, a free one before a taken one, and a group that runs already before another is
 * opened; with one, who can be had at all comes first, then who has the fewest others at that time, then who is open.
 */
export function bestFirst(candidates: readonly Candidate[], overridden: boolean): Candidate[] {
  const worth = overridden ? worthOverridden : worthUsually;
  return candidates.toSorted((a, b) => firstDifference(worth(a), worth(b)));
}

function worthUsually({ open, inTheWay, company, busyMinutes }: Candidate): number[] {
  return [open ? 0 : 1, inTheWay.length > 0 ? 1 : 0, companies.indexOf(company), busyMinutes];
}

function worthOverridden({ open, inTheWay, company, busyMinutes }: Candidate): number[] {
  return [inTheWay.some(isPromised) ? 1 : 0, inTheWay.length, open ? 0 : 1, companies.indexOf(company), busyMinutes];
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** The minutes of a day that visits and holds take on one schedule, buffers included; those that stand side by side each count. */
export function busyMinutes(claims: readonly Claim[], day: Interval): number {
  return claims
    .filter(({ kind }) => kind !== 'closure')
    .map(({ startsAt, endsAt }) => Math.min(msOf(endsAt), day.end) - Math.max(msOf(startsAt), day.start))
    .filter((shared) => shared > 0)
    .reduce((sum, shared) => sum + shared / MINUTE, 0);
}
