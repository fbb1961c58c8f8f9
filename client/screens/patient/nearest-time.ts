// Of free times the one nearest to an hour somebody is used to.
import type { Alternative } from '#shared/rules/decision.ts';
import { wallOf } from '#shared/time/zone.ts';
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';

/**
 * On the first day that has free times at all, the one nearest to `minutes` of the wall clock; of two as near the
 * earlier. Null where nothing is free.
 */
export function nearestTo(slots: readonly Alternative[], minutes: number, zone: string): Alternative | null {
  const walls = slots.map((slot) => ({ slot, wall: wallOf(slot.start, zone) }));
  const [day] = walls.map(({ wall }) => wall.slice(0, 10)).toSorted();
  let nearest: { readonly slot: Alternative; readonly off: number } | null = null;
  for (const { slot, wall } of walls.toSorted((a, b) => (a.wall < b.wall ? -1 : 1))) {
    if (wall.slice(0, 10) !== day) break;
    const off = Math.abs(minutesOfWall(wall) - minutes);
    if (nearest === null || off < nearest.off) nearest = { slot, off };
  }
  return nearest?.slot ?? null;
}
