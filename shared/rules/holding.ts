// How a hold lives and ends: five minutes, once five more, then over by itself.
import { type Hold, type HoldState, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { type Instant, instantOf, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** How long a hold keeps its time, in ms, and by how much it can be made longer once. */
export const HOLD_MS = 5 * MINUTE;
/** Holds a member may have at once. */
export const MOST_HOLDS = 5;

/** A hold as it ends, at a version. */
export function ended(hold: Hold, state: Exclude<HoldState, 'live'>, version: number): Hold {
  return { ...hold, state, version };
}

/** Decides whether somebody may have one more hold beside those they have, whichever ends first first; `now` in ms. */
export function decideOneMore(holds: readonly Hold[], now: number): Decision<null> {
  const [first] = holds;
  if (!first || holds.length < MOST_HOLDS) return accept(null);
  return refuse({ code: 'rate-limited', retryMs: msOf(first.until) - now });
}

/** Decides what a longer hold is: its owner's, live and not made longer before. */
export function decideLonger(hold: Hold, memberId: Id, now: number): Decision<Pick<Hold, 'until' | 'extended'>> {
  if (hold.memberId !== memberId) return refuse({ code: 'forbidden' });
  if (!isHeld(hold, now)) return refuse({ code: 'hold-expired' });
  if (hold.extended) return refuse({ code: 'wrong-status', from: 'extended', to: 'extended' });
  return accept({ until: instantOf(msOf(hold.until) + HOLD_MS), extended: true });
}

/** What a hold becomes in the hands of whoever takes it over at `now`, in ms. */
export function takenOver(memberId: Id, now: number): Pick<Hold, 'memberId' | 'until' | 'extended'> {
  return { memberId, until: instantOf(now + HOLD_MS), extended: false };
}

/** A slot that is asked for; schedules the service needs may be left to be chosen. */
export type AskedSlot = {
  readonly serviceId: Id;
  readonly scheduleIds: readonly Id[];
  readonly start: Instant;
  readonly durationMinutes: number;
};

/** Whether a slot is the one a hold keeps. */
export function isSlotOf(hold: Hold, slot: AskedSlot): boolean {
  return (
    hold.serviceId === slot.serviceId &&
    hold.start === slot.start &&
    hold.end === plusMinutes(slot.start, slot.durationMinutes) &&
    slot.scheduleIds.every((id) => hold.scheduleIds.includes(id))
  );
}
