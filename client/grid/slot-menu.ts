// Free time that was meant by the keyboard or by a right click, and the menu that is asked for there.
import { columnScene, type Core, stepOf } from './core.ts';
import { minuteUnder, targetOf } from './hit.ts';
import type { Picked } from './types.ts';

/** The step of time under the cursor, which is to be free; null where nothing may be picked. */
export function pickedByKey(core: Core): Picked | null {
  const cursor = core.cursor.at();
  const place = cursor && columnScene(core, cursor.columnKey);
  if (!cursor || !place || place.scene.props.readOnly === true) return null;
  const end = Math.min(cursor.minute + stepOf(place.scene.props), place.on.day.minutes);
  return { columnKey: cursor.columnKey, start: cursor.minute, end, how: 'key' };
}

/** Listens for menus of free time and of columns' heads; answers with the way to stop. */
export function listenToMenus(core: Core, scroller: HTMLElement): () => void {
  const onMenu = (event: MouseEvent) => {
    const { target } = event;
    // A long press draws.
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!(target instanceof Element) || isTouch || core.session.ghost()) return;
    const isUsed = headMenu(core, target) || slotMenu(core, target, event.clientY);
    if (isUsed) event.preventDefault();
  };
  scroller.addEventListener('contextmenu', onMenu);
  return () => scroller.removeEventListener('contextmenu', onMenu);
}

function headMenu(core: Core, target: Element): boolean {
  const head = target.closest<HTMLElement>('[data-head]');
  const props = core.scene.current?.props;
  const key = head?.dataset['head'];
  if (!head || key === undefined || !props?.onHeadMenu || props.readOnly === true) return false;
  props.onHeadMenu(key, head);
  return true;
}

function slotMenu(core: Core, target: Element, clientY: number): boolean {
  const on = targetOf(target);
  const place = on?.on === 'free' ? columnScene(core, on.columnKey) : null;
  if (!place || !place.scene.props.onSlotMenu || place.scene.props.readOnly === true) return false;
  const columnKey = place.column.key;
  if (!target.matches('[data-slot]')) {
    const step = stepOf(place.scene.props);
    const under = Math.floor(minuteUnder(core, columnKey, clientY) / step) * step;
    const minute = Math.max(0, Math.min(under, place.on.day.minutes - step));
    core.hold.current = true;
    core.cursor.go({ columnKey, minute, key: null, anchor: minute });
  }
  // The cursor is drawn where the menu shall stand before the menu is.
  requestAnimationFrame(() => {
    const picked = pickedByKey(core);
    const slot = core.scroller.current?.querySelector('[data-slot]');
    if (picked && slot) core.scene.current?.props.onSlotMenu?.(picked, slot);
  });
  return true;
}
