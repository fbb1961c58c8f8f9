// What takes time from now on: visits, time on hold and closed time, counted once each, and the visits nobody has attended.
import type { ClaimKind } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { LONGEST_CLAIM } from './claims.ts';
import type { Tx } from './open.ts';

/** What is counted: of a schedule where one is named, of some kinds where any are. */
type Asked = { readonly now: string; readonly scheduleId?: Id; readonly kinds?: readonly ClaimKind[] };

/** How many visits, holds and closures of a clinic take time after a moment; a hold past its time does not. */
export async function countAhead(tx: Tx, clinicId: Id, { now, scheduleId, kinds }: Asked): Promise<number> {
  let ahead = tx.db
    .selectFrom('claim')
    .select(({ fn }) => fn.count<string>('owner').distinct().as('count'))
    .where('clinicId', '=', clinicId)
    .where('live', '=', true)
    .where('startsAt', '>=', instantOf(msOf(now) - LONGEST_CLAIM))
    .where('endsAt', '>', now)
    .where((where) => where.or([where('holdUntil', 'is', null), where('holdUntil', '>', now)]));
  if (scheduleId) ahead = ahead.where('scheduleId', '=', scheduleId);
  if (kinds) ahead = ahead.where('kind', 'in', [...kinds]);
  const { count } = await ahead.executeTakeFirstOrThrow();
  return Number(count);
}

/** Where and when a visit is that is still to come. */
export type VisitAhead = Pick<Appointment, 'id' | 'scheduleIds' | 'start' | 'end'>;

/** The visits that begin after a moment and that nobody has attended, of one schedule where it is named, by start. */
export async function visitsAhead(tx: Tx, clinicId: Id, { now, scheduleId }: Asked): Promise<VisitAhead[]> {
  const rows = await tx.rows<{ id: Id; scheduleIds: Id[]; start: string; end: string }>(
    `select id, schedule_ids::text[] as "scheduleIds", starts_at as start, ends_at as "end" from appointment
      where clinic_id = ? and starts_at > ? and status in ('booked', 'arrived') and (?::uuid is null or ?::uuid = any(schedule_ids))
      order by starts_at, id`,
    [clinicId, now, scheduleId ?? null, scheduleId ?? null],
  );
  return rows.map((row) => ({ ...row, start: instantOf(msOf(row.start)), end: instantOf(msOf(row.end)) }));
}
