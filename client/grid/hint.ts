// The hint on a ghost: what stands in the way where it would land.
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { isRoomFor } from '#shared/rules/capacity.ts';
import { contains, overlaps } from '#shared/time/interval.ts';
import type { Placed, PlacedBlock, PlacedClosure } from './placement.ts';
import type { Hint, Lift } from './session.ts';
import type { GridBlock, GridClosure, GridColumn, Stretch } from './types.ts';

/**
 * What speaks against a landing, as far as this screen knows: another kind of column, time on hold, closed time, a visit
 * that keeps its time, or hours that are not open. Only a hint: the server decides.
 */
export function hintFor(
  lift: Lift,
  from: GridColumn,
  into: GridColumn,
  at: Stretch,
  placed: readonly Placed[],
  holder: GridBlock | null = null,
  closure: GridClosure | null = null,
): Hint | null {
  if (lift.card && from.kind !== into.kind) return 'kind';
  if (holder) return 'held';
  if (closure) return 'closed';
  const others = placed.filter(({ card }) => card.id !== lift.card?.id && keepsTime(card.status));
  const there = others.map(({ card }) => ({ start: card.start, end: card.end, capacity: card.group?.most ?? 1 }));
  // Time that is drawn has no service yet: it may become one more of any group.
  if (!isRoomFor(at, lift.card ? (lift.card.group?.most ?? 1) : Infinity, there)) return 'taken';
  return into.open.some((open) => contains(open, at)) ? null : 'outside';
}

/**
 * The block a landing would meet. One's own gives way to time drawn anew, since a desk's next hold replaces it; a place in a
 * group is in nobody's way who may be one of it.
 */
export function holderOf(lift: Lift, at: Stretch, blocks: readonly PlacedBlock[]): GridBlock | null {
  const joins = lift.card === null || lift.card.group !== undefined;
  const givesWay = (block: GridBlock) => (block.mine && lift.kind === 'draw') || (block.shares === true && joins);
  const met = blocks.find(({ block }) => overlaps(block, at) && !givesWay(block));
  return met?.block ?? null;
}

/** The closed time a landing would meet. A visit that stays in it may be shortened within the time it has there. */
export function closureOf(lift: Lift, at: Stretch, closures: readonly PlacedClosure[]): GridClosure | null {
  const { card } = lift;
  const stays = ({ kept }: GridClosure) => card !== null && kept.includes(card.id) && contains(card, at);
  return closures.find(({ closure }) => overlaps(closure, at) && !stays(closure))?.closure ?? null;
}

/**
 * Whether letting go may ask for anything. A doctor or a room has one visit at a time, so that time on hold there takes
 * nothing; a device may still have room. Closed time takes what somebody may put there with a reason.
 */
export function mayLand(hint: Hint | null, into: GridColumn, closure: GridClosure | null = null): boolean {
  if (hint === 'closed') return closure?.passable === true;
  return hint !== 'kind' && (hint !== 'held' || into.kind === 'device');
}
