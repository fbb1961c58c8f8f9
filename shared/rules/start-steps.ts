// The grid of starts: steps counted from a moment of the local day, and the clinic's own grid.
import { MINUTE } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { offsetAt } from '#shared/time/zone.ts';

/** Every so many minutes, counted from an offset in minutes of local midnight, anew each day. */
export type Steps = { readonly every: number; readonly offset: number };

/** The instants of sorted, disjoint intervals of ms that are steps in a zone: what lies between them costs nothing. */
export function* stepsWithin(intervals: readonly Interval[], { every, offset }: Steps, zone: string) {
  for (const { start, end } of intervals) {
    for (let at = alignUp(start, every, zone, offset); at < end; at = alignUp(at + 1, every, zone, offset)) yield at;
  }
}

/**
 * The first instant at or after `ms` whose local time is a multiple of `step` minutes from `offset` minutes after local
 * midnight. Looks again at midnight and at every half hour, where a day starts anew and clocks change.
 */
export function alignUp(ms: number, step: number, zone: string, offset = 0): number {
  let at = Math.ceil(ms / MINUTE) * MINUTE;
  for (;;) {
    const local = minuteOfDay(at, zone);
    const off = (local - (offset % step) + step) % step;
    if (off === 0) return at;
    at += Math.min(step - off, 1440 - local, 30 - ((at / MINUTE) % 30)) * MINUTE;
  }
}

function minuteOfDay(ms: number, zone: string): number {
  const local = ms / MINUTE + offsetAt(ms, zone);
  return ((local % 1440) + 1440) % 1440;
}

/** Whether an instant lies on the clinic's grid, counted from the local hour, with no seconds. */
export function isAligned(ms: number, gridMinutes: number, zone: string): boolean {
  return ms % MINUTE === 0 && (minuteOfDay(ms, zone) % 60) % gridMinutes === 0;
}
