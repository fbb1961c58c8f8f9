// The keyboard: every key of the grid, with empty hands and with a card in hand.
import { blockByKey, boundsOf, closureByKey, columnScene, type Core, placedByKey } from './core.ts';
import { carry, drop, isMovable, putBack, refuseLocked } from './hand.ts';
import { actionOf, type KeyAction } from './keys.ts';
import { clamp, endWithin } from './landing.ts';
import type { Ghost } from './session.ts';
import { pickedByKey } from './slot-menu.ts';
import { speakGhost, speakPickedUp } from './speech.ts';
import { asideStep, sameHeight, walk, walkAside, walkToColumn, walkToEdge } from './walk.ts';

/** Answers a key pressed on a card or a slot. */
export function answerKey(core: Core, event: KeyboardEvent): void {
  const scene = core.scene.current;
  const action = actionOf(event, scene?.props.singleKeys ?? true);
  if (!scene || !action) return;
  const ghost = core.session.ghost();
  const isDone = ghost?.lift.by === 'keys' ? carryByKey(core, ghost, action, event) : act(core, action, event);
  if (!isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

/** With empty hands. Answers whether the key was used. */
function act(core: Core, action: KeyAction, event: KeyboardEvent): boolean {
  if (core.session.ghost() || (event.altKey && action.does !== 'enter')) return false;
  if (action.does === 'walk') walk(core, action.step);
  else if (action.does === 'aside') walkAside(core, action.towards);
  else if (action.does === 'edge') walkToEdge(core, action.at);
  else if (action.does === 'column') walkToColumn(core, action.index);
  else if (action.does === 'enter') enter(core);
  else if (action.does === 'lift') pickUp(core);
  else if (action.does === 'close') return closeTime(core);
  else if (action.does === 'command') return command(core, action);
  else return false;
  return true;
}

function atCursor(core: Core) {
  const key = core.cursor.at()?.key;
  const scene = core.scene.current;
  if (!scene || typeof key !== 'string') return {};
  const closure = closureByKey(scene, key)?.closure;
  return { placed: placedByKey(scene, key), block: blockByKey(scene, key)?.block, closure };
}

function enter(core: Core): void {
  const { placed, block, closure } = atCursor(core);
  const props = core.scene.current?.props;
  if (placed) props?.onOpen?.(placed.card.id);
  else if (block) props?.onOpenBlock?.(block.id);
  else if (closure) props?.onOpenClosure?.(closure.id);
  else pick(core);
}

function pick(core: Core): void {
  const picked = pickedByKey(core);
  if (picked) core.scene.current?.props.onPick?.(picked);
}

/** Closes free time; on anything else the key is nobody's. */
function closeTime(core: Core): boolean {
  const props = core.scene.current?.props;
  const picked = core.cursor.at()?.key === null ? pickedByKey(core) : null;
  if (!picked || !props?.onCloseTime) return false;
  props.onCloseTime(picked);
  return true;
}

function pickUp(core: Core): void {
  const { placed, block, closure } = atCursor(core);
  const props = core.scene.current?.props;
  if (!placed || !props) return block || closure ? enter(core) : pick(core);
  const { card } = placed;
  if (!isMovable(props, card) || refuseLocked(core, placed)) return;
  const lift = { kind: 'move', by: 'keys', columnKey: card.columnKey, card, grab: 0 } as const;
  if (carry(core, lift, card.columnKey, card)) speakPickedUp(core, card.title);
}

function command(core: Core, action: Extract<KeyAction, { does: 'command' }>): boolean {
  const card = atCursor(core).placed?.card;
  const props = core.scene.current?.props;
  if (!card || !props?.onKeyCommand || props.readOnly === true) return false;
  props.onKeyCommand(card.id, action.command);
  return true;
}

/** With a card in hand every key is the grid's, so that nothing else happens to it by accident. */
function carryByKey(core: Core, ghost: Ghost, action: KeyAction, event: KeyboardEvent): boolean {
  if (action.does === 'leave') {
    putBack(core);
    return false;
  }
  if (action.does === 'walk') {
    if (event.shiftKey) stretch(core, ghost, action.step, event.altKey);
    else shift(core, ghost, action.step, event.altKey);
  } else if (action.does === 'aside') carryAside(core, ghost, asideStep(core, action.towards));
  else if (action.does === 'enter' || action.does === 'lift') drop(core);
  else if (action.does === 'cancel') putBack(core);
  return true;
}

function shift(core: Core, ghost: Ghost, step: 1 | -1, isFine: boolean): void {
  const place = columnScene(core, ghost.columnKey);
  if (!place) return;
  const bounds = boundsOf(place, isFine);
  const length = ghost.end - ghost.start;
  const start = clamp(nextStep(ghost.start, bounds.step, step), 0, bounds.day - length);
  show(core, ghost, ghost.columnKey, start, start + length, false);
}

function stretch(core: Core, ghost: Ghost, step: 1 | -1, isFine: boolean): void {
  const place = columnScene(core, ghost.columnKey);
  if (!place) return;
  const bounds = boundsOf(place, isFine);
  show(core, ghost, ghost.columnKey, ghost.start, endWithin(ghost.start, ghost.end + step * bounds.step, bounds), true);
}

/** To the next column of the same kind: a doctor's visit cannot be given to a room. */
function carryAside(core: Core, ghost: Ghost, step: 1 | -1): void {
  const scene = core.scene.current;
  const from = scene?.columns.findIndex((column) => column.key === ghost.columnKey) ?? -1;
  if (!scene || from < 0) return;
  const kind = scene.columns[from]?.kind;
  const way = step > 0 ? scene.columns.slice(from + 1) : scene.columns.slice(0, from).toReversed();
  const into = way.find((column) => column.kind === kind);
  if (!into) return;
  const start = sameHeight(scene, ghost.columnKey, into.key, ghost.start);
  show(core, ghost, into.key, start, start + ghost.end - ghost.start, false);
}

function show(core: Core, ghost: Ghost, columnKey: string, start: number, end: number, isStretched: boolean): void {
  const shown = carry(core, ghost.lift, columnKey, { start, end });
  if (shown) speakGhost(core, shown, isStretched);
}

function nextStep(minute: number, step: number, way: 1 | -1): number {
  return way > 0 ? (Math.floor(minute / step) + 1) * step : (Math.ceil(minute / step) - 1) * step;
}
