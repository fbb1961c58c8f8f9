// Where a closure keeps a visit: within the time the visit had when it was decided to keep it, and nowhere else.
import type { Claim } from '#shared/model/claim.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Instant } from '#shared/time/instant.ts';

/** Time that a closure leaves to one visit. */
export type KeptTime = { readonly closureId: Id; readonly start: Instant; readonly end: Instant };

/** The times that some closures leave to one visit. */
export function keptTimes(closures: readonly Closure[], appointmentId: Id): KeptTime[] {
  return closures.flatMap(({ id, kept }) =>
    kept.filter((one) => one.appointmentId === appointmentId).map(({ start, end }) => ({ closureId: id, start, end })),
  );
}

/** Whether the claim in a visit’s way is that of a closure which keeps the visit at this time. */
export function isKeptAt(
  kept: readonly KeptTime[],
  { owner }: Pick<Claim, 'owner'>,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): boolean {
  return kept.some((one) => one.closureId === owner && one.start <= start && end <= one.end);
}
