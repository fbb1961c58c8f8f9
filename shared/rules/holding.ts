// How a hold lives and ends: five minutes, once five more, then over by itself.
import type { Hold, HoldState } from '#shared/model/hold.ts';
import { MINUTE } from '#shared/time/instant.ts';

/** How long a hold keeps its time, in ms, and by how much it can be made longer once. */
export const HOLD_MS = 5 * MINUTE;
/** Holds a member may have at once. */
export const MOST_HOLDS = 5;

/** A hold as it ends, at a version. */
export function ended(hold: Hold, state: Exclude<HoldState, 'live'>, version: number): Hold {
  return { ...hold, state, version };
}
