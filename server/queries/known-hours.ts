// When schedules are open, reckoned once for some days at a time: settings as they were read are never changed, only read anew.
import type { Schedule } from '#shared/model/schedule.ts';
import type { OpenOn } from '#shared/rules/availability.ts';
import { type DaysOf, openHours } from '#shared/rules/opening.ts';
import { DAY } from '#shared/time/instant.ts';
import { type Interval, overlaps, union } from '#shared/time/interval.ts';

/** So much time is reckoned at once, in ms, and so many pieces of a schedule are kept. */
const PIECE = 16 * DAY;
const MOST_KEPT = 64;

type Known = { readonly clinic: DaysOf; readonly pieces: Map<number, readonly Interval[]> };

const known = new WeakMap<Schedule, Known>();

function piecesOf(schedule: Schedule, clinic: DaysOf): Known['pieces'] {
  const have = known.get(schedule);
  if (have?.clinic === clinic && have.pieces.size < MOST_KEPT) return have.pieces;
  const pieces: Known['pieces'] = new Map();
  known.set(schedule, { clinic, pieces });
  return pieces;
}

/** The hours of a clinic's schedules, both as they are in its settings. */
export function knownHours(clinic: DaysOf): OpenOn {
  return (schedule, within) => {
    const pieces = piecesOf(schedule, clinic);
    const open: Interval[] = [];
    for (let piece = Math.floor(within.start / PIECE); piece * PIECE < within.end; piece += 1) {
      const hours =
        pieces.get(piece) ?? openHours(schedule, clinic, { start: piece * PIECE, end: (piece + 1) * PIECE });
      pieces.set(piece, hours);
      for (const one of hours) if (overlaps(one, within)) open.push(one);
    }
    return union(open);
  };
}
