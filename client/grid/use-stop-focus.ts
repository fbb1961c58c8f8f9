// Focus follows the cursor: into whichever element stands for it, also when that is drawn anew.
import { type RefObject, useLayoutEffect } from 'react';
import type { Core } from './core.ts';

/** Focuses the element while the cursor is on it and the focus is the grid's; `place` names where it stands. */
export function useStopFocus(core: Core, ref: RefObject<HTMLElement | null>, isAtCursor: boolean, place: string): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !isAtCursor || !core.hold.current) return;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
    // A mouse has its own view of the day; only who walks by keys is followed.
    if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [core, ref, isAtCursor, place]);
}
