// Who has a service in some time: what a cap on the visits of a day counts.
import type { Id } from '#shared/model/id.ts';
import type { OfService } from '#shared/rules/daily-cap.ts';
import { states } from '#shared/rules/appointment-status.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';

const keeping = Object.entries(states)
  .filter(([, { claims }]) => claims)
  .map(([status]) => status);

/** The visits that keep their time and the holds that count at `now`, of one service, which start within [from, to). */
export async function standingOfService(
  tx: Tx,
  clinicId: Id,
  serviceId: Id,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: string },
): Promise<OfService[]> {
  const rows = await tx.rows<{ owner: Id; scheduleIds: Id[]; start: Date | string }>(
    `select id as owner, schedule_ids::text[] as "scheduleIds", starts_at as start from appointment
       where clinic_id = ? and service_id = ? and starts_at >= ? and starts_at < ? and status = any(?::text[])
     union all select id, schedule_ids::text[], starts_at from hold
       where clinic_id = ? and service_id = ? and starts_at >= ? and starts_at < ? and state = 'live' and until > ?`,
    [clinicId, serviceId, from, to, keeping, clinicId, serviceId, from, to, now],
  );
  return rows.map((row) => ({ ...row, start: instantOf(new Date(row.start).getTime()) }));
}
