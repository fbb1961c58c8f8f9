// The noun Claim: time used on a schedule, whatever uses it.
import type { Instant } from '#shared/time/instant.ts';
import type { Id } from './id.ts';

/** What a claim is for. */
export type ClaimKind = 'appointment' | 'hold' | 'closure' | 'offer';

/** Time taken on one schedule, buffers included; `owner` is the id of the noun that uses it. */
export type Claim = {
  readonly scheduleId: Id;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly kind: ClaimKind;
  readonly owner: Id;
  /** Where it is stored beside others at one time; chosen by count, 0 unless said, and nobody's to see. */
  readonly lane?: number;
  /** How many it lets stand at one time, itself included; null of closed time, beside which nobody stands. */
  readonly capacity?: number | null;
  /** It was placed beyond that count with a reason: it counts, and the ledger keeps no lane for it. */
  readonly beyond?: boolean;
  /** A hold's end. */
  readonly holdUntil?: Instant | null;
};
