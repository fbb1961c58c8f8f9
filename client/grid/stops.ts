// Stops: the places of a column that arrow keys visit, every card, every block and every free step of the day.
import type { Stretch } from './types.ts';

/** A card or block as the keys see it. */
export interface Standing extends Stretch {
  readonly key: string;
}

/** A place the keyboard can stand on: a card or block, or free time where `key` is null. */
export interface Stop {
  readonly minute: number;
  readonly key: string | null;
}

/** All stops of a column from the top: what stands there, and each step that nothing covers. */
export function stopsOf(standing: readonly Standing[], day: number, step: number): Stop[] {
  const held = standing.map(({ key, start }) => ({ minute: Math.max(0, start), key }));
  const free: Stop[] = [];
  for (let minute = 0; minute < day; minute += step) if (!over(standing, minute)) free.push({ minute, key: null });
  return [...held, ...free].toSorted((a, b) => a.minute - b.minute);
}

/** The stop at a minute of a column: what covers it, else the step it lies in. */
export function stopAt(standing: readonly Standing[], minute: number, day: number, step: number): Stop {
  const within = Math.max(0, Math.min(minute, day - 1));
  const at = Math.floor(within / step) * step;
  const found = over(standing, within) ?? over(standing, at);
  return found ? { minute: Math.max(0, found.start), key: found.key } : { minute: at, key: null };
}

/** The stop before (-1) or after (1) another; the same where there is none. */
export function neighbour(stops: readonly Stop[], from: Stop, step: 1 | -1): Stop {
  const index = stops.findIndex((stop) => stop.key === from.key && (from.key !== null || stop.minute >= from.minute));
  return stops[index + step] ?? from;
}

function over(standing: readonly Standing[], minute: number): Standing | undefined {
  return standing.find(({ start, end }) => start <= minute && minute < end);
}
