// The order of things in a list: what moving some of them makes of it.

/** Where things are let go: before or after another. */
export type Landing = { readonly at: string; readonly side: 'before' | 'after' };

/** The ids with the moved ones beside the one they were let go at; dropped on themselves they stay. */
export function moved(ids: readonly string[], moving: ReadonlySet<string>, { at, side }: Landing): string[] {
  if (moving.has(at)) return [...ids];
  const rest = ids.filter((id) => !moving.has(id));
  const place = rest.indexOf(at) + (side === 'after' ? 1 : 0);
  return [...rest.slice(0, place), ...ids.filter((id) => moving.has(id)), ...rest.slice(place)];
}

/** The ids with one of them a step further up or down; at the end it stays. */
export function stepped(ids: readonly string[], id: string, by: 1 | -1): string[] {
  const neighbour = ids[ids.indexOf(id) + by];
  if (neighbour === undefined) return [...ids];
  return moved(ids, new Set([id]), { at: neighbour, side: by === 1 ? 'after' : 'before' });
}

/** A whole order in which some take each other's places as their own new order has them; all others stay. */
export function woven(all: readonly string[], some: readonly string[]): string[] {
  const among = new Set(some);
  let next = 0;
  return all.map((id) => (among.has(id) ? (some[next++] ?? id) : id));
}
