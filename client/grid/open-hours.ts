// The opening hours of a schedule on one day, in grid minutes.
import { type DaysOf, type HoursOf, openWindows } from '#shared/rules/opening.ts';
import { union } from '#shared/time/interval.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { addDays } from '#client/kit/dates.ts';
import { clockChanges, minuteOfWall, PLAIN_DAY } from './day-scale.ts';
import type { Stretch } from './types.ts';

/**
 * The stretches of a day in which a schedule is open, sorted and merged: whatever decides its hours on that date, and what of
 * the evening before goes past midnight. The clock is the day’s own, which may have 23 or 25 hours.
 */
export function openStretches(day: DayShape, schedule: HoursOf, clinic: DaysOf): Stretch[] {
  const on = (date: string, midnight: number) =>
    openWindows(schedule, clinic, date).map(({ from, to }) => ({
      start: minuteIn(day, from - midnight),
      end: minuteIn(day, to - midnight),
    }));
  return union([...on(addDays(day.date, -1), PLAIN_DAY), ...on(day.date, 0)]);
}

/** What of an evening is left after midnight is over by then, in grid minutes. */
const MORNING = 6 * 60;

/**
 * The grid minute at which a day's own work begins: what the evening before left after midnight is passed over where more
 * comes. Undefined where nothing is open.
 */
export function openingOf(open: readonly Stretch[]): number | undefined {
  const [first, next] = open;
  const isLeft = first !== undefined && first.start === 0 && first.end <= MORNING;
  return (isLeft && next ? next : first)?.start;
}

/** The grid minute of a time of the wall, before the day its start and after it its end; of a time that is skipped the jump. */
function minuteIn(day: DayShape, wall: number): number {
  if (wall >= PLAIN_DAY) return day.minutes;
  if (wall <= 0) return 0;
  const skipped = clockChanges(day).find((change) => change.wall <= wall && wall < change.wall + change.by);
  return skipped ? skipped.minute : minuteOfWall(day, wall);
}
