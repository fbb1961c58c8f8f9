// Reads the time taken in a clinic whole: what a node begins to remember it with.
import type { Id } from '#shared/model/id.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { LONGEST_CLAIM } from './claims.ts';
import type { Tx } from './open.ts';
import type { Owned } from './taken-list.ts';

type Row = {
  readonly owner: Id;
  readonly scheduleId: Id;
  readonly start: number;
  readonly end: number;
  readonly capacity: number | null;
  readonly until: number | null;
  readonly serviceId: Id | null;
  readonly visitStart: number | null;
};

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** All live claims that may touch a window of ms, by owner; null when there are more than `most`. */
export async function readTaken(tx: Tx, clinicId: Id, window: Interval, most: number): Promise<Owned[] | null> {
  const rows = await tx.rows<Row>(
    `select c.owner, c.schedule_id as "scheduleId", ${ms('c.starts_at', 'start')}, ${ms('c.ends_at', 'end')},
        coalesce(c.capacity, a.capacity) as capacity, ${ms('c.hold_until', 'until')},
        coalesce(a.service_id, h.service_id) as "serviceId", ${ms('coalesce(a.starts_at, h.starts_at)', 'visitStart')}
       from claim c
       left join appointment a on c.kind = 'appointment' and a.clinic_id = c.clinic_id and a.id = c.owner
       left join hold h on c.kind = 'hold' and h.clinic_id = c.clinic_id and h.id = c.owner
      where c.clinic_id = ? and c.live and c.starts_at >= ? and c.starts_at < ? limit ?`,
    [clinicId, instantOf(window.start - LONGEST_CLAIM), instantOf(window.end), most + 1],
  );
  if (rows.length > most) return null;
  return [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, some]) => {
    const times = some.map(({ scheduleId, start, end, capacity, until }) => ({
      scheduleId,
      owner,
      start,
      end,
      capacity,
      until,
    }));
    const [first] = some;
    const isVisit = first !== undefined && first.serviceId !== null && first.visitStart !== null;
    return { owner, times, of: isVisit ? { serviceId: first.serviceId, start: first.visitStart } : null };
  });
}
