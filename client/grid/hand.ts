// The hand: taking a thing up, carrying it over the columns, letting it go or putting it back.
import { type Core, columnScene } from './core.ts';
import { closureOf, hintFor, holderOf, mayLand } from './hint.ts';
import { outcomeOf } from './landing.ts';
import type { Placed } from './placement.ts';
import type { Ghost, Lift } from './session.ts';
import { shake } from './shake.ts';
import { speakDropped, speakLocked } from './speech.ts';
import type { GridCard, GridProps, Stretch } from './types.ts';

/** Shows the thing in hand at a stretch of a column. The first time picks it up. */
export function carry(core: Core, lift: Lift, columnKey: string, at: Stretch): Ghost | null {
  const from = columnScene(core, lift.columnKey);
  const into = columnScene(core, columnKey);
  if (!from || !into) return null;
  const before = core.session.ghost();
  const holder = holderOf(lift, at, into.blocks);
  const closure = closureOf(lift, at, into.closures);
  const hint = hintFor(lift, from.column, into.column, at, into.placed, holder, closure);
  const stale = before?.lift === lift && before.stale;
  const { start, end } = at;
  const lands = mayLand(hint, into.column, closure);
  const ghost = { lift, columnKey, start, end, hint, holder, closure, mayLand: lands, stale };
  core.session.show(ghost);
  return ghost;
}

/** Lets go: tells the screen what was asked for, if anything. */
export function drop(core: Core): void {
  const ghost = core.session.ghost();
  const props = core.scene.current?.props;
  if (!ghost || !props) return;
  core.session.end();
  const outcome = outcomeOf(ghost);
  speakDropped(core, ghost, outcome !== null);
  if (outcome?.kind === 'moved') {
    core.dropped.add(outcome.moved.id);
    props.onMove?.(outcome.moved);
  } else if (outcome?.kind === 'resized') props.onResize?.(outcome.resized);
  else if (outcome?.kind === 'picked') props.onPick?.(outcome.picked);
}

/** Puts the thing back where it was. */
export function putBack(core: Core): void {
  const ghost = core.session.ghost();
  if (!ghost) return;
  core.session.end();
  speakDropped(core, ghost, false);
}

/** Whether this person may move a card here. */
export function isMovable(props: GridProps, card: GridCard): boolean {
  return props.readOnly !== true && card.fixed !== true;
}

/**
 * Refuses a card that somebody else is editing, and answers whether it did: it shakes, says why and tells the screen,
 * which can ask for the card or take it over. Only the gesture is refused, never a change made in another way.
 */
export function refuseLocked(core: Core, placed: Placed): boolean {
  const { id, lock } = placed.card;
  if (!lock || lock.mine) return false;
  shake(core.scroller.current?.querySelector(`[data-card="${CSS.escape(placed.key)}"]`));
  speakLocked(core, lock.name);
  core.scene.current?.props.onLockedTry?.(id);
  return true;
}

/**
 * Marks the ghost when the card in hand was moved, changed its state or went away meanwhile. A new version alone is
 * no mark: it may be the answer to one's own last move, or a note.
 */
export function noteChanges(core: Core): void {
  const ghost = core.session.ghost();
  const card = ghost?.lift.card;
  if (!ghost || !card || ghost.stale) return;
  const now = core.scene.current?.props.cards.find((one) => one.id === card.id && one.slim === card.slim);
  const same =
    now?.start === card.start && now.end === card.end && now.columnKey === card.columnKey && now.status === card.status;
  if (!same) core.session.show({ ...ghost, stale: true });
}
