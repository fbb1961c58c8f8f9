// Where a picture that stands still for weeks is drawn now: a little elsewhere each minute, so that no pixel burns in.

const REACH = { x: 16, y: 10 } as const;

/** How far the picture is moved in a minute, in the units it is drawn in; a step is at most two. */
export function driftAt(minute: number): { readonly x: number; readonly y: number } {
  return { x: wave(minute, REACH.x), y: wave(minute + REACH.y, REACH.y) };
}

/** Back and forth between −reach and reach in steps of two. */
function wave(step: number, reach: number): number {
  const at = (((step * 2) % (4 * reach)) + 4 * reach) % (4 * reach);
  return at <= 2 * reach ? at - reach : 3 * reach - at;
}
