// The closed times of the grid: each in every column of its schedule whose day it touches.
import type { Caller } from '#shared/model/caller.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { minuteOf } from '#client/grid/day-scale.ts';
import type { GridClosure, GridColumn } from '#client/grid/types.ts';
import { mayChange } from './rights.ts';

/** What they are made from. */
export interface ClosureFacts {
  readonly closures: readonly Closure[];
  readonly columns: readonly GridColumn[];
  readonly days: readonly DayShape[];
  readonly schedules: readonly Schedule[];
  readonly caller: Caller;
}

/** All closed times. One of several days has one in each, and fills those in between. */
export function closuresOf({ closures, columns, days, schedules, caller }: ClosureFacts): GridClosure[] {
  return closures.flatMap(({ id, scheduleId, start, end, reason, kept }) =>
    columns.flatMap((column) => {
      const day = days.find(({ date }) => date === column.date);
      if (!day || column.scheduleId !== scheduleId) return [];
      const [from, to] = [minuteOf(day, start), minuteOf(day, end)];
      if (to <= 0 || from >= day.minutes) return [];
      return [
        {
          id,
          columnKey: column.key,
          start: Math.max(0, from),
          end: Math.min(day.minutes, to),
          reason,
          kept: kept
            .filter((one) => minuteOf(day, one.end) > 0 && minuteOf(day, one.start) < day.minutes)
            .map((one) => one.appointmentId),
          passable: mayChange(caller, schedules, [scheduleId], 'override'),
        },
      ];
    }),
  );
}
