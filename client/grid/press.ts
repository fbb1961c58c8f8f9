// A press: tells a tap from a drag, and on touch a long press from a scroll.

/** What may become of a press. */
export interface PressEnds {
  /** It became a drag: 4 px with a mouse or pen, 350 ms without moving on touch. Answering false ends it there. */
  lift(): boolean;
  /** The pointer moved during the drag. */
  move(at: PointerEvent): void;
  /** The drag ended over the grid. */
  drop(): void;
  /** It ended without becoming a drag. */
  tap(at: PointerEvent): void;
  /** Escape, or the browser took the pointer away during the drag. */
  cancel(): void;
}

const MOUSE_THRESHOLD = 4;
const TOUCH_SLOP = 8;
const LONG_PRESS_MS = 350;

/** Follows one pointer from its pointerdown on; answers with the way to stop. Never more than one at a time. */
export function followPress(down: PointerEvent, surface: HTMLElement, ends: PressEnds): () => void {
  const isTouch = down.pointerType === 'touch';
  const listening = new AbortController();
  let isLifted = false;

  const stop = () => {
    clearTimeout(timer);
    listening.abort();
    if (surface.hasPointerCapture(down.pointerId)) surface.releasePointerCapture(down.pointerId);
  };
  const lift = () => {
    if (!ends.lift()) return stop();
    isLifted = true;
    surface.setPointerCapture(down.pointerId);
  };
  const cancel = () => {
    stop();
    if (isLifted) ends.cancel();
  };
  const timer = isTouch ? setTimeout(lift, LONG_PRESS_MS) : undefined;

  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    if (isLifted) return ends.move(event);
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
    if (isTouch && far > TOUCH_SLOP) return stop();
    if (isTouch || far < MOUSE_THRESHOLD) return;
    lift();
    if (isLifted) ends.move(event);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    stop();
    if (isLifted) ends.drop();
    else ends.tap(event);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || !isLifted) return;
    event.stopPropagation();
    cancel();
  };
  const keepFromScrolling = (event: Event) => {
    if (isLifted && event.cancelable) event.preventDefault();
  };
  const { signal } = listening;
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', cancel, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('blur', cancel, { signal });
  if (isTouch) {
    surface.addEventListener('touchmove', keepFromScrolling, { signal, passive: false });
    surface.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  }
  return cancel;
}
