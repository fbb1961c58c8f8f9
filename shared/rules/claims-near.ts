// Finds the claims near a time among those of months: by halving, so that each occurrence of a series looks at a few.
import type { Claim } from '#shared/model/claim.ts';
import { HOUR, instantOf, MINUTE } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { LONGEST_CLAIM_MINUTES } from './booking.ts';

/** A list of claims that is kept by start. */
export type NearClaims = {
  /** Those that begin within an interval of ms or so long before that they may last into it. */
  near(span: Interval): Claim[];
  add(claims: readonly Claim[]): void;
};

/** Puts some claims in order; instants have one spelling, so that texts compare as times do. */
export function nearClaims(claims: readonly Claim[]): NearClaims {
  const sorted = claims.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
  const firstFrom = (at: string) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((sorted[middle]?.startsAt ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    near({ start, end }) {
      return sorted.slice(firstFrom(instantOf(start - LONGEST_CLAIM_MINUTES * MINUTE)), firstFrom(instantOf(end)));
    },
    add(more) {
      for (const claim of more) sorted.splice(firstFrom(claim.startsAt), 0, claim);
    },
  };
}

/** So far around a visit claims are looked at: the whole of its day, whatever the zone, is among it. */
export const AROUND = 30 * HOUR;
