// The opening hours of a schedule on one day, in grid minutes.
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { union } from '#shared/time/interval.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { addDays, weekdayOf } from '#client/kit/dates.ts';
import { minuteOfWall } from './day-scale.ts';
import type { Stretch } from './types.ts';

/** The stretches of a day in which weekly hours are open, sorted and merged; windows over midnight are cut at the day. */
export function openStretches(day: DayShape, hours: readonly WeeklyWindow[]): Stretch[] {
  const today = weekdayOf(day.date);
  const yesterday = weekdayOf(addDays(day.date, -1));
  return union(
    hours.flatMap((window) => {
      const overnight = window.to <= window.from;
      const own = { start: at(day, window.from), end: overnight ? day.minutes : at(day, window.to) };
      const rest = { start: 0, end: at(day, window.to) };
      return [...(window.weekday === today ? [own] : []), ...(window.weekday === yesterday && overnight ? [rest] : [])];
    }),
  );
}

function at(day: DayShape, clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return minuteOfWall(day, hour * 60 + minute);
}
