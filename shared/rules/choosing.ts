// Which of several schedules that could serve a need does: a free one, and of practitioners the one with the least to do that day.
import type { Claim } from '#shared/model/claim.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';

/** A schedule that could serve a need, as it stands at the time asked for. */
export type Candidate = {
  readonly schedule: Schedule;
  /** It is open during the whole of the visit. */
  readonly open: boolean;
  /** Claims that share time with what the visit would claim of it. */
  readonly inTheWay: readonly Claim[];
  /** What it has to do that day, in minutes; weighed between those that are equally free. */
  readonly busyMinutes: number;
};

/** Whether a claim is a promise to somebody, which no reason overrides: time on hold, or offered. */
export function isPromised({ kind }: Claim): boolean {
  return kind === 'hold' || kind === 'offer';
}

/**
 * Candidates with the best first; equal ones stay in the order given, which is that of the settings. Without an override
 * an open one comes before a closed one and a free one before a taken one; with one, who can be had at all comes first,
 * then who has the fewest others at that time, then who is open.
 */
export function bestFirst(candidates: readonly Candidate[], overridden: boolean): Candidate[] {
  const worth = overridden ? worthOverridden : worthUsually;
  return candidates.toSorted((a, b) => firstDifference(worth(a), worth(b)));
}

function worthUsually({ open, inTheWay, busyMinutes }: Candidate): number[] {
  return [open ? 0 : 1, inTheWay.length > 0 ? 1 : 0, busyMinutes];
}

function worthOverridden({ open, inTheWay, busyMinutes }: Candidate): number[] {
  return [inTheWay.some(isPromised) ? 1 : 0, inTheWay.length, open ? 0 : 1, busyMinutes];
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
