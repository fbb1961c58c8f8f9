// When schedules are open, reckoned once for some days at a time: it is the same until a clinic or a schedule is changed.
import type { Clinic } from '#shared/model/clinic.ts';
import type { OpenOn } from '#shared/rules/availability.ts';
import { openHours } from '#shared/rules/opening.ts';
import { DAY } from '#shared/time/instant.ts';
import { type Interval, overlaps, union } from '#shared/time/interval.ts';

/** So much time is reckoned at once, in ms, and so many pieces are kept. */
const PIECE = 16 * DAY;
const MOST_KEPT = 10_000;

const kept = new Map<string, readonly Interval[]>();

/** The hours of a clinic's schedules, in an epoch of its clock: versions tell what is another only within one. */
export function knownHours(epoch: string, clinic: Clinic): OpenOn {
  return (schedule, within) => {
    const pieces: Interval[] = [];
    for (let piece = Math.floor(within.start / PIECE); piece * PIECE < within.end; piece += 1) {
      const name = [epoch, clinic.id, clinic.version, schedule.id, schedule.version, piece].join(' ');
      const known = kept.get(name) ?? openHours(schedule, clinic, { start: piece * PIECE, end: (piece + 1) * PIECE });
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, known);
      for (const one of known) if (overlaps(one, within)) pieces.push(one);
    }
    return union(pieces);
  };
}
