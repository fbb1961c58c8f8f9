// A screen on a wall.

/** A screen on a wall. */
export function Board() {
  return null;
}
