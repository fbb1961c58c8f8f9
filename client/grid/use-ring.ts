// The ring round a card that somebody else has just changed: once for each version, on whatever it is drawn.
import { type RefObject, useLayoutEffect } from 'react';
import type { Core } from './core.ts';
import type { GridCard } from './types.ts';

const RING_MS = 1200;

/** Shows the ring element for a moment when the card's version is new; what a grid begins with is not new. */
export function useRing(core: Core, ref: RefObject<HTMLElement | null>, { id, version, changedBy }: GridCard): void {
  const isForeign = changedBy !== undefined;
  useLayoutEffect(() => {
    const isNew = core.seen.get(id) !== version && core.scene.current !== null;
    core.seen.set(id, version);
    if (!isForeign || !isNew) return;
    ref.current?.animate([{ opacity: 1 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }], RING_MS);
  }, [core, ref, id, version, isForeign]);
}
