// Landing: the stretch a thing in hand would take if it were let go here.
import type { Ghost, Lift } from './session.ts';
import type { Moved, Picked, Resized, Stretch } from './types.ts';

/** The bounds of a landing, in minutes: the length of the day, the step to snap to, the longest stretch. */
export interface Bounds {
  readonly day: number;
  readonly step: number;
  readonly longest: number;
}

type Landing = (lift: Lift, minute: number, bounds: Bounds) => Stretch;

/** Where each kind of lift lands with the pointer over a grid minute; always inside the day, never empty. */
export const landings: Readonly<Record<Lift['kind'], Landing>> = {
  move(lift, minute, { day, step }) {
    const length = lengthOf(lift.card);
    const start = clamp(snap(minute - lift.grab, step), 0, day - length);
    return { start, end: start + length };
  },
  resize(lift, minute, bounds) {
    const start = lift.card?.start ?? 0;
    return { start, end: endWithin(start, snap(minute - lift.grab, bounds.step), bounds) };
  },
  draw(lift, minute, { day, step, longest }) {
    const anchor = Math.min(floor(lift.grab, step), day - step);
    const at = clamp(minute, Math.max(0, anchor + step - longest), Math.min(day, anchor + longest));
    return at < anchor
      ? { start: Math.max(0, floor(at, step)), end: anchor + step }
      : { start: anchor, end: Math.min(day, Math.max(anchor + step, ceil(at, step))) };
  },
};

/** An end for a stretch that begins at `start`: at least one step long, not longer than allowed, inside the day. */
export function endWithin(start: number, end: number, { day, step, longest }: Bounds): number {
  const least = start + Math.min(step, longest);
  return clamp(end, Math.min(least, day), Math.min(day, start + longest));
}

/** What a person asked for by letting go. */
export type Outcome =
  | { readonly kind: 'moved'; readonly moved: Moved }
  | { readonly kind: 'resized'; readonly resized: Resized }
  | { readonly kind: 'picked'; readonly picked: Picked };

/** What letting go of the ghost means; null where it was put back or may not land. */
export function outcomeOf(ghost: Ghost): Outcome | null {
  const { lift, columnKey, start, end, stale } = ghost;
  const { card } = lift;
  if (!ghost.mayLand) return null;
  if (!card) return { kind: 'picked', picked: { columnKey, start, end, how: 'draw' } };
  const pickedUp = { id: card.id, version: card.version, from: { start: card.start, end: card.end }, stale };
  if (columnKey !== lift.columnKey || start !== card.start) {
    return { kind: 'moved', moved: { ...pickedUp, columnKey, start, end, fromColumnKey: lift.columnKey } };
  }
  return end === card.end ? null : { kind: 'resized', resized: { ...pickedUp, columnKey, end } };
}

function lengthOf(card: Stretch | null): number {
  return card ? card.end - card.start : 0;
}

function snap(minute: number, step: number): number {
  return Math.round(minute / step) * step;
}

function floor(minute: number, step: number): number {
  return Math.floor(minute / step) * step;
}

function ceil(minute: number, step: number): number {
  return Math.ceil(minute / step) * step;
}

/** The nearest value in a range; the lower bound wins where the range is empty. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
