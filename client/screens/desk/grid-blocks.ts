// The blocks of the grid: each hold in every column whose time it keeps, with whose it is and when it ends.
import type { Member } from '#shared/model/caller.ts';
import type { Hold } from '#shared/model/hold.ts';
import { msOf } from '#shared/time/instant.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { minuteOf } from '#client/grid/day-scale.ts';
import type { GridBlock, GridColumn } from '#client/grid/types.ts';
import { personColour } from '#client/kit/person.ts';

/** What blocks are made from. */
export interface BlockFacts {
  readonly holds: readonly Hold[];
  readonly columns: readonly GridColumn[];
  readonly days: readonly DayShape[];
  readonly members: readonly Pick<Member, 'id' | 'name'>[];
  readonly callerId: string;
  /** Who somebody is whom nobody knows. */
  readonly somebody: string;
}

/** All blocks. A hold over midnight has one in each day it touches. */
export function blocksOf({ holds, columns, days, members, callerId, somebody }: BlockFacts): GridBlock[] {
  return holds.flatMap((hold) =>
    columns.flatMap((column) => {
      const day = days.find(({ date }) => date === column.date);
      if (!day || !hold.scheduleIds.includes(column.scheduleId)) return [];
      const start = minuteOf(day, hold.start);
      const end = minuteOf(day, hold.end);
      if (end <= 0 || start >= day.minutes) return [];
      return [
        {
          id: hold.id,
          columnKey: column.key,
          start,
          end,
          owner: members.find(({ id }) => id === hold.memberId)?.name ?? somebody,
          color: `var(--person-${personColour(hold.memberId)})`,
          mine: hold.memberId === callerId,
          endsAt: msOf(hold.until),
          extended: hold.extended,
          ...(hold.capacity > 1 && { shares: true }),
        },
      ];
    }),
  );
}
