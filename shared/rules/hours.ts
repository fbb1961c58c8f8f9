// The open hours of a week: windows that do not overlap, in the order of the week.
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { accept, type Decision, refuse } from './decision.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Decides whether windows can be the hours of one schedule; they may touch. Each that overlaps an earlier one is named. */
export function decideHours(hours: readonly WeeklyWindow[]): Decision<WeeklyWindow[]> {
  const fields = hours.flatMap((window, at) =>
    hours.slice(0, at).some((other) => overlap(window, other))
      ? [{ path: `hours.${at}`, problem: 'overlap' as const }]
      : [],
  );
  if (fields.length > 0) return refuse({ code: 'invalid', fields });
  return accept(hours.toSorted((a, b) => startOf(a) - startOf(b)));
}

function overlap(a: WeeklyWindow, b: WeeklyWindow): boolean {
  return minutesTo(a, b) < lengthOf(a) || minutesTo(b, a) < lengthOf(b);
}

/** From the start of one window to the next start of another, in minutes; the week goes round. */
function minutesTo(from: WeeklyWindow, to: WeeklyWindow): number {
  return (startOf(to) - startOf(from) + WEEK) % WEEK;
}

function startOf({ weekday, from }: WeeklyWindow): number {
  return (weekday - 1) * DAY + minuteOf(from);
}

function lengthOf({ from, to }: WeeklyWindow): number {
  return (minuteOf(to) - minuteOf(from) + DAY) % DAY || DAY;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
