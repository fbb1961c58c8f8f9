// What the grid listens to on its scroller: pointer, keys, where the focus is and what is looked at.
import { useEffect } from 'react';
import { blockByKey, closureByKey, type Core, placedByKey } from './core.ts';
import { putBack } from './hand.ts';
import { answerKey } from './keyboard.ts';
import { listenToLooks } from './look.ts';
import { listenToPointer } from './pointer.ts';
import { listenToMenus } from './slot-menu.ts';

/** Listens for as long as the grid is shown. */
export function useListeners(core: Core): void {
  useEffect(() => {
    const scroller = core.scroller.current;
    if (!scroller) return;
    const stopPointer = listenToPointer(core, scroller);
    const stopMenus = listenToMenus(core, scroller);
    const stopLooks = listenToLooks(core, scroller);
    const listening = new AbortController();
    const { signal } = listening;
    const isStop = (target: EventTarget | null) =>
      target instanceof Element && target.matches('[data-card],[data-block],[data-closure],[data-slot]');
    scroller.addEventListener('keydown', (event) => isStop(event.target) && answerKey(core, event), { signal });
    scroller.addEventListener('focusin', (event) => focusCame(core, event.target), { signal });
    scroller.addEventListener('focusout', (event) => focusLeft(core, scroller, event), { signal });
    return () => {
      stopPointer();
      stopMenus();
      stopLooks();
      listening.abort();
      core.session.end();
    };
  }, [core]);
}

/** A click or a screen reader may focus a card or block directly; the cursor follows. */
function focusCame(core: Core, target: EventTarget | null): void {
  core.hold.current = true;
  const scene = core.scene.current;
  const { card, block, closure } = target instanceof HTMLElement ? target.dataset : {};
  const key = card ?? block ?? closure;
  if (!scene || key === undefined || core.cursor.at()?.key === key) return;
  const found = placedByKey(scene, key)?.card ?? blockByKey(scene, key)?.block ?? closureByKey(scene, key)?.closure;
  if (!found) return;
  const minute = Math.max(0, found.start);
  core.cursor.go({ columnKey: found.columnKey, minute, key, anchor: minute });
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
