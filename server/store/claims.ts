// The ledger of claims: reading what is taken, releasing and claiming under the head's lock.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { claimSpan, LONGEST_CLAIM_MINUTES } from '#shared/rules/booking.ts';
import { inFreeLanes } from '#shared/rules/capacity.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';

/** The longest a claim can last, in ms: what a read must look back. */
export const LONGEST_CLAIM = LONGEST_CLAIM_MINUTES * MINUTE;

/** Live claims of some schedules that touch [from, to), by start. A hold past its time no longer counts. */
export async function claimsWithin(
  tx: Tx,
  clinicId: Id,
  scheduleIds: readonly Id[],
  window: { from: string; to: string; now: string },
): Promise<Claim[]> {
  if (scheduleIds.length === 0) return [];
  return tx.db
    .selectFrom('claim')
    .select(['scheduleId', 'startsAt', 'endsAt', 'kind', 'owner', 'lane'])
    .where('clinicId', '=', clinicId)
    .where('scheduleId', 'in', [...scheduleIds])
    .where('live', '=', true)
    .where('startsAt', '<', window.to)
    .where('startsAt', '>=', instantOf(msOf(window.from) - LONGEST_CLAIM))
    .where('endsAt', '>', window.from)
    .where((where) => where.or([where('holdUntil', 'is', null), where('holdUntil', '>', window.now)]))
    .orderBy('startsAt')
    .execute();
}

/**
 * The claims an appointment makes: one per schedule, buffers included, each in the lowest lane that `taken` leaves free.
 * `taken` is what stands on its schedules but for what is released in the same commit; whoever claims time for an
 * appointment asks here.
 */
export function appointmentClaims(appointment: Appointment, taken: readonly Claim[]): Claim[] {
  const span = claimSpan(appointment, appointment.start, appointment.end);
  const { id: owner, scheduleIds } = appointment;
  const claims = scheduleIds.map((scheduleId): Claim => ({ scheduleId, ...span, kind: 'appointment', owner }));
  return inFreeLanes(claims, taken);
}

/** Frees the time of these owners. Claims are never moved: a move is a release and new claims. */
export async function releaseClaims(tx: Tx, clinicId: Id, owners: readonly Id[]): Promise<void> {
  if (owners.length === 0) return;
  await tx.db
    .updateTable('claim')
    .set({ live: false })
    .where('clinicId', '=', clinicId)
    .where('owner', 'in', [...owners])
    .where('live', '=', true)
    .execute();
}

/** Lets the live claims of these holds end at another time. */
export async function prolongClaims(tx: Tx, clinicId: Id, holds: readonly Pick<Hold, 'id' | 'until'>[]): Promise<void> {
  for (const { id, until } of holds) {
    await tx.db
      .updateTable('claim')
      .set({ holdUntil: until })
      .where('clinicId', '=', clinicId)
      .where('owner', '=', id)
      .where('live', '=', true)
      .execute();
  }
}

/**
 * Claims time, sorted by schedule and start, and answers whether all of it was free. What is taken is left out by
 * the constraint without an error, so a path that forgot the lock costs a refusal and never a stall.
 */
export async function insertClaims(tx: Tx, clinicId: Id, claims: readonly Claim[]): Promise<boolean> {
  if (claims.length === 0) return true;
  const sorted = claims.toSorted(
    (a, b) => a.scheduleId.localeCompare(b.scheduleId) || a.startsAt.localeCompare(b.startsAt),
  );
  const values = sorted.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  const params = sorted.flatMap((one) => [
    clinicId,
    one.scheduleId,
    one.lane ?? 0,
    one.startsAt,
    one.endsAt,
    one.kind,
    one.owner,
    one.holdUntil ?? null,
  ]);
  const made = await tx.rows(
    `insert into claim (clinic_id, schedule_id, lane, starts_at, ends_at, kind, owner, hold_until) values ${values}
       on conflict on constraint claim_no_overlap do nothing returning id`,
    params,
  );
  return made.length === claims.length;
}
