// The pointer: click, draw, move and stretch with mouse, pen or touch.
import { type Core, blockByKey, boundsOf, closureByKey, columnScene, placedByKey } from './core.ts';
import { makeEdgeScroll } from './edge-scroll.ts';
import { carry, drop, isMovable, putBack, refuseLocked } from './hand.ts';
import { columnUnder, minuteUnder, type Target, targetOf } from './hit.ts';
import { landings } from './landing.ts';
import { followPress } from './press.ts';
import type { Lift } from './session.ts';
import type { GridProps } from './types.ts';

/** Listens to the pointer on the grid; answers with the way to stop. */
export function listenToPointer(core: Core, scroller: HTMLElement): () => void {
  let stopPress = () => {};
  const onDown = (event: PointerEvent) => {
    const target = targetOf(event.target);
    if (!target || !event.isPrimary || event.button !== 0 || core.session.ghost()) return;
    stopPress();
    stopPress = begin(core, scroller, event, target);
  };
  /** Screen readers and voice control click without a pointer. */
  const onClick = (event: MouseEvent) => {
    const target = targetOf(event.target);
    if (event.detail === 0 && target && target.on !== 'free') open(core, target);
  };
  scroller.addEventListener('pointerdown', onDown);
  scroller.addEventListener('click', onClick);
  return () => {
    stopPress();
    scroller.removeEventListener('pointerdown', onDown);
    scroller.removeEventListener('click', onClick);
  };
}

function begin(core: Core, scroller: HTMLElement, down: PointerEvent, target: Target): () => void {
  const props = core.scene.current?.props;
  const lift = props ? liftOf(core, props, down, target) : null;
  let last: Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey'> = down;
  const follow = () => lift && carryTo(core, lift, last);
  const edges = makeEdgeScroll(scroller, lift?.kind === 'move', follow);
  return followPress(down, scroller, {
    lift() {
      if (target.on !== 'free' && isRefused(core, target.key)) return false;
      follow();
      return true;
    },
    move(at) {
      last = at;
      if (lift) edges.at(at.clientX, at.clientY);
      follow();
    },
    drop() {
      edges.stop();
      drop(core);
    },
    tap: (at) => tap(core, at, target),
    cancel() {
      edges.stop();
      putBack(core);
    },
  });
}

/** What a drag from here would hold; null where there is nothing to drag. */
function liftOf(core: Core, props: GridProps, down: PointerEvent, target: Target): Lift | null {
  const { columnKey } = target;
  const minute = minuteUnder(core, columnKey, down.clientY);
  if (target.on === 'free') {
    const canPick = props.readOnly !== true && props.onPick !== undefined;
    return canPick ? { kind: 'draw', by: 'pointer', columnKey, card: null, grab: minute } : null;
  }
  if (target.on === 'block') return null;
  const card = core.scene.current ? placedByKey(core.scene.current, target.key)?.card : undefined;
  if (!card || !isMovable(props, card)) return null;
  return target.on === 'edge'
    ? { kind: 'resize', by: 'pointer', columnKey, card, grab: minute - card.end }
    : { kind: 'move', by: 'pointer', columnKey, card, grab: minute - card.start };
}

/** A card that could be moved if nobody else were editing it. */
function isRefused(core: Core, key: string): boolean {
  const scene = core.scene.current;
  const placed = scene && placedByKey(scene, key);
  return placed ? isMovable(scene.props, placed.card) && refuseLocked(core, placed) : false;
}

function carryTo(core: Core, lift: Lift, at: Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey'>): void {
  const columnKey = (lift.kind === 'move' && columnUnder(core, at.clientX)) || lift.columnKey;
  const into = columnScene(core, columnKey);
  if (!into) return;
  const minute = minuteUnder(core, columnKey, at.clientY);
  carry(core, lift, columnKey, landings[lift.kind](lift, minute, boundsOf(into, at.altKey)));
}

function tap(core: Core, at: PointerEvent, target: Target): void {
  if (target.on !== 'free') return open(core, target);
  // A finger that only meant to stop scrolling must not open a form: touch draws with a long press.
  if (at.pointerType === 'touch') return;
  const place = columnScene(core, target.columnKey);
  if (!place || place.scene.props.readOnly === true) return;
  const { columnKey } = target;
  const grab = minuteUnder(core, columnKey, at.clientY);
  const picked = landings.draw(
    { kind: 'draw', by: 'pointer', columnKey, card: null, grab },
    grab,
    boundsOf(place, false),
  );
  core.hold.current = true;
  core.cursor.go({ columnKey, minute: picked.start, key: null, anchor: picked.start });
  place.scene.props.onPick?.({ columnKey, ...picked, how: 'click' });
}

function open(core: Core, { on, key }: Exclude<Target, { on: 'free' }>): void {
  const scene = core.scene.current;
  if (!scene) return;
  if (on === 'block') {
    const held = blockByKey(scene, key);
    if (held) scene.props.onOpenBlock?.(held.block.id);
    return;
  }
  if (on === 'closure') {
    const shut = closureByKey(scene, key);
    if (shut) scene.props.onOpenClosure?.(shut.closure.id);
    return;
  }
  const placed = placedByKey(scene, key);
  if (placed) scene.props.onOpen?.(placed.card.id);
}
