// The hint on a ghost: what stands in the way where it would land.
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { contains, overlaps } from '#shared/time/interval.ts';
import type { Placed } from './placement.ts';
import type { Hint, Lift } from './session.ts';
import type { GridColumn, Stretch } from './types.ts';

/**
 * What speaks against a landing, as far as this screen knows: another kind of column, a visit that keeps its time, or
 * closed hours. Only a hint: the server decides.
 */
export function hintFor(
  lift: Lift,
  from: GridColumn,
  into: GridColumn,
  at: Stretch,
  placed: readonly Placed[],
): Hint | null {
  if (lift.card && from.kind !== into.kind) return 'kind';
  const others = placed.filter(({ card }) => card.id !== lift.card?.id && keepsTime(card.status));
  if (others.some(({ card }) => overlaps(card, at))) return 'taken';
  return into.open.some((open) => contains(open, at)) ? null : 'outside';
}
