// The part of the calendar a screen keeps: what touches it, and what of it is still missing.
import type { Appointment } from '#shared/model/appointment.ts';
import { DAY, type Instant, instantOf, msOf } from '#shared/time/instant.ts';
import { type Interval, intersect, subtract, union } from '#shared/time/interval.ts';

/** A stretch of time, half-open; instants, which sort as text. */
export type Window = { readonly from: Instant; readonly to: Instant };

/** Days kept on either side of the days a desk shows, so that the next page is already there. */
export const MARGIN_DAYS = 7;
/** A window is moved on once the shown days come nearer than this to its edge. */
const NEAR_DAYS = 2;

/** Whether an appointment shares any time with a window. */
export function touches(window: Window, { start, end }: Pick<Appointment, 'start' | 'end'>): boolean {
  return start < window.to && end > window.from;
}

/** A window widened by whole days on both sides. */
export function widened({ from, to }: Window, days: number): Window {
  return { from: instantOf(msOf(from) - days * DAY), to: instantOf(msOf(to) + days * DAY) };
}

/** Whether all of `inner` lies in `outer`. */
export function holds(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The part of a window that lies in another one. */
export function clipped({ from, to }: Window, by: Window): Window {
  return { from: from > by.from ? from : by.from, to: to < by.to ? to : by.to };
}

/** The window to keep for what is shown: the present one while it reaches far enough, else one around it. */
export function windowFor(shown: Window, present: Window): Window {
  return holds(present, widened(shown, NEAR_DAYS)) ? present : widened(shown, MARGIN_DAYS);
}

/** The parts of time that are known, as sorted disjoint intervals. */
export type Coverage = readonly Interval[];

/** A coverage that knows this window too. */
export function withWindow(coverage: Coverage, window: Window): Coverage {
  return union([...coverage, intervalOf(window)]);
}

/** What a coverage keeps when only this window is kept. */
export function within(coverage: Coverage, window: Window): Coverage {
  return intersect(coverage, [intervalOf(window)]);
}

/** The parts of a window that a coverage lacks. */
export function missingFrom(coverage: Coverage, window: Window): Window[] {
  return subtract([intervalOf(window)], coverage).map(({ start, end }) => ({
    from: instantOf(start),
    to: instantOf(end),
  }));
}

function intervalOf({ from, to }: Window): Interval {
  return { start: msOf(from), end: msOf(to) };
}
