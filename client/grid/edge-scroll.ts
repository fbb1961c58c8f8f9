// Edge scrolling: while something is dragged near an edge of the columns, they scroll under it.

/** px from an edge at which scrolling begins, and its fastest speed in px per frame. */
const ZONE = 40;
const FASTEST = 14;

/** Follows the pointer of one drag. */
export interface EdgeScroll {
  at(x: number, y: number): void;
  stop(): void;
}

/** Scrolls `scroller`, whose sticky `axis` and `head` cover its edges; calls `moved` after each step. */
export function makeEdgeScroll(scroller: HTMLElement, isSideways: boolean, moved: () => void): EdgeScroll {
  let frame = 0;
  let speed = { x: 0, y: 0 };
  const step = () => {
    const before = { x: scroller.scrollLeft, y: scroller.scrollTop };
    scroller.scrollBy(speed.x, speed.y);
    const hasMoved = scroller.scrollLeft !== before.x || scroller.scrollTop !== before.y;
    if (hasMoved) moved();
    frame = hasMoved ? requestAnimationFrame(step) : 0;
  };
  return {
    at(x, y) {
      const inner = innerRect(scroller);
      speed = {
        x: isSideways ? speedAt(x, inner.left, inner.right) : 0,
        y: speedAt(y, inner.top, inner.bottom),
      };
      if ((speed.x !== 0 || speed.y !== 0) && frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
      speed = { x: 0, y: 0 };
    },
  };
}

function speedAt(at: number, low: number, high: number): number {
  const beyondLow = Math.max(0, low + ZONE - at);
  const beyondHigh = Math.max(0, at - (high - ZONE));
  return Math.round((Math.min(beyondHigh, ZONE) - Math.min(beyondLow, ZONE)) * (FASTEST / ZONE));
}

/** What is visible of the columns: the scroller without its sticky header and axis. */
export function innerRect(scroller: HTMLElement): { left: number; right: number; top: number; bottom: number } {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const corner = scroller.querySelector('[data-corner]')?.getBoundingClientRect();
  if (!corner) return { left, right, top, bottom };
  const isAxisLeft = corner.left - left < right - corner.right;
  return {
    left: isAxisLeft ? corner.right : left,
    right: isAxisLeft ? right : corner.left,
    top: corner.bottom,
    bottom,
  };
}
