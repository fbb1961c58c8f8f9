// Stops: the places of a column that arrow keys visit, every card and every free step of the day.
import type { Placed } from './placement.ts';

/** A place the keyboard can stand on: a card, or free time where `key` is null. */
export interface Stop {
  readonly minute: number;
  readonly key: string | null;
}

/** All stops of a column from the top: its cards, and each step that no card covers. */
export function stopsOf(placed: readonly Placed[], day: number, step: number): Stop[] {
  const cards = placed.map(({ key, card }) => ({ minute: Math.max(0, card.start), key }));
  const free: Stop[] = [];
  for (let minute = 0; minute < day; minute += step) if (!cardOver(placed, minute)) free.push({ minute, key: null });
  return [...cards, ...free].toSorted((a, b) => a.minute - b.minute);
}

/** The stop at a minute of a column: the card that covers it, else the step it lies in. */
export function stopAt(placed: readonly Placed[], minute: number, day: number, step: number): Stop {
  const within = Math.max(0, Math.min(minute, day - 1));
  const at = Math.floor(within / step) * step;
  const over = cardOver(placed, within) ?? cardOver(placed, at);
  return over ? { minute: Math.max(0, over.card.start), key: over.key } : { minute: at, key: null };
}

/** The stop before (-1) or after (1) another; the same where there is none. */
export function neighbour(stops: readonly Stop[], from: Stop, step: 1 | -1): Stop {
  const index = stops.findIndex((stop) => stop.key === from.key && (from.key !== null || stop.minute >= from.minute));
  return stops[index + step] ?? from;
}

function cardOver(placed: readonly Placed[], minute: number): Placed | undefined {
  return placed.find(({ card }) => card.start <= minute && minute < card.end);
}
