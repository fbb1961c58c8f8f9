// The holds that sheets of this page have in hand: who speaks of them, and that nobody signs out with one.
import { onSigningOut } from '#client/screens/session.ts';
import type { Id } from '#shared/model/id.ts';
import type { HoldKeeper } from './hold-keeper.ts';

const keepers = new Set<HoldKeeper>();
const left = new Set<Id>();

/** A sheet's keeper is at work until the answer is called. */
export function noteKeeper(keeper: HoldKeeper): () => void {
  keepers.add(keeper);
  return () => void keepers.delete(keeper);
}

/** A hold is being let go. */
export function noteLeft(id: Id): void {
  left.add(id);
}

/** Whether a hold is being let go and only seems to stand still. */
export function isLeft(id: Id): boolean {
  return left.has(id);
}

/** Whether a hold is or was that of an open sheet, which says itself what became of it. */
export function isOfSheet(id: Id): boolean {
  return [...keepers].some((keeper) => keeper.had(id));
}

onSigningOut(async () => {
  await Promise.allSettled([...keepers].map((keeper) => keeper.pause()));
});
