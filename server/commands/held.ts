// Commands on a hold: how it stands, and which hold's time does not keep its own caller out.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { type Hold, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import type { Placement } from '#shared/rules/booking.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { ended, isSlotOf, type AskedSlot } from '#shared/rules/holding.ts';
import { loadHold } from '#server/store/holds.ts';
import type { Tx } from '#server/store/open.ts';
import type { Context, Loaded } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** Loads a hold that a command is about. */
export async function loadHoldFor(tx: Tx, context: Context, holdId: Id): Promise<Decision<Loaded<Hold>>> {
  const hold = await loadHold(tx, context.caller.clinicId, holdId);
  if (!hold) return refuse({ code: 'not-found' });
  return accept({ facts: hold, touches: practitionersOf(context, hold.scheduleIds) });
}

/** A hold that is named beside a slot: `mine` is it while it is the caller's and its time is not up. */
export type Named = { readonly hold: Hold; readonly mine: Hold | null };

/** Loads a hold that is named beside a slot; null where none is. */
export async function loadNamed(tx: Tx, context: Context, holdId: Id | undefined): Promise<Decision<Named | null>> {
  if (holdId === undefined) return accept(null);
  const hold = await loadHold(tx, context.caller.clinicId, holdId);
  if (!hold) return refuse({ code: 'not-found' });
  const isMine = hold.memberId === context.caller.id && isHeld(hold, context.now);
  return accept({ hold, mine: isMine ? hold : null });
}

/** The service of a slot. That of the caller's own hold is as it was when the hold was placed, and may be out of use since. */
export function serviceFor(settings: Settings, serviceId: Id, mine: Hold | null): Service | undefined {
  const held = mine?.serviceId === serviceId ? mine : null;
  const service = settings.services.find((one) => one.id === serviceId && (one.active || held !== null));
  return service && held
    ? { ...service, bufferBefore: held.bufferBefore, bufferAfter: held.bufferAfter, capacity: held.capacity }
    : service;
}

/**
 * Decides about a slot for somebody who may hold it: the slot of their own hold is theirs, any other is judged as anybody's.
 * A hold's slot that cannot be had any more is `hold-expired`.
 */
export function decideHeld(
  named: Named | null,
  slot: AskedSlot,
  judged: () => Decision<Placement>,
): Decision<Placement> {
  if (!named || !isSlotOf(named.hold, slot)) return judged();
  const { scheduleIds, start, end } = named.hold;
  if (named.mine) return accept({ scheduleIds, start, end, beyond: [] });
  const late = judged();
  const isGone = !late.ok && (late.refusal.code === 'slot-taken' || late.refusal.code === 'outside-hours');
  return isGone ? refuse({ code: 'hold-expired' }) : late;
}

/** What becomes of the caller's own hold when its time is not needed any more. */
export function endOf(
  hold: Hold | null | undefined,
  how: 'booked' | 'released',
  version: number,
): { readonly events: ClinicEvent[]; readonly release: Id[] } {
  if (!hold) return { events: [], release: [] };
  const was = { state: hold.state };
  return { events: [{ type: `hold.${how}`, hold: ended(hold, how, version), was }], release: [hold.id] };
}
