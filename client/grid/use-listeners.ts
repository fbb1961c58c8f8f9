// What the grid listens to on its scroller: pointer, keys and where the focus is.
import { useEffect } from 'react';
import { type Core, placedByKey } from './core.ts';
import { putBack } from './hand.ts';
import { answerKey } from './keyboard.ts';
import { listenToPointer } from './pointer.ts';

/** Listens for as long as the grid is shown. */
export function useListeners(core: Core): void {
  useEffect(() => {
    const scroller = core.scroller.current;
    if (!scroller) return;
    const stopPointer = listenToPointer(core, scroller);
    const listening = new AbortController();
    const { signal } = listening;
    const isStop = (target: EventTarget | null) =>
      target instanceof Element && target.matches('[data-card],[data-slot]');
    scroller.addEventListener('keydown', (event) => isStop(event.target) && answerKey(core, event), { signal });
    scroller.addEventListener('focusin', (event) => focusCame(core, event.target), { signal });
    scroller.addEventListener('focusout', (event) => focusLeft(core, scroller, event), { signal });
    return () => {
      stopPointer();
      listening.abort();
      core.session.end();
    };
  }, [core]);
}

/** A click or a screen reader may focus a card directly; the cursor follows. */
function focusCame(core: Core, target: EventTarget | null): void {
  core.hold.current = true;
  const key = target instanceof HTMLElement ? target.dataset['card'] : undefined;
  const placed = key !== undefined && core.scene.current && placedByKey(core.scene.current, key);
  if (!placed || core.cursor.at()?.key === key) return;
  const minute = Math.max(0, placed.card.start);
  core.cursor.go({ columnKey: placed.card.columnKey, minute, key: placed.key, anchor: minute });
}

function focusLeft(core: Core, scroller: HTMLElement, event: FocusEvent): void {
  if (event.relatedTarget instanceof Node && scroller.contains(event.relatedTarget)) return;
  const { target } = event;
  queueMicrotask(() => {
    // An element that was taken out of the page has not given the focus away: its successor shall have it.
    if (!(target instanceof Node && target.isConnected) || scroller.contains(document.activeElement)) return;
    core.hold.current = false;
    if (core.session.ghost()?.lift.by === 'keys') putBack(core);
  });
}
