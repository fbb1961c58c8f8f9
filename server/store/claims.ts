// The ledger of claims: reading what is taken, releasing and claiming under the head's lock.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import { claimSpan } from '#shared/rules/booking.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';

/** The longest a claim can last, in ms: what a read must look back. */
const LONGEST_CLAIM = 25 * (DAY / 24);

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
    .select(['scheduleId', 'startsAt', 'endsAt', 'kind', 'owner'])
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

/** The claims an appointment makes: one per schedule, buffers included. */
export function appointmentClaims(appointment: Appointment): Claim[] {
  const span = claimSpan(appointment, appointment.start, appointment.end);
  return appointment.scheduleIds.map((scheduleId) => ({
    scheduleId,
    ...span,
    kind: 'appointment',
    owner: appointment.id,
  }));
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

/**
 * Claims time, sorted by schedule and start, and answers whether all of it was free. What is taken is left out by
 * the constraint without an error, so a path that forgot the lock costs a refusal and never a stall.
 */
export async function insertClaims(tx: Tx, clinicId: Id, claims: readonly Claim[]): Promise<boolean> {
  if (claims.length === 0) return true;
  const sorted = claims.toSorted(
    (a, b) => a.scheduleId.localeCompare(b.scheduleId) || a.startsAt.localeCompare(b.startsAt),
  );
  const values = sorted.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
  const params = sorted.flatMap((one) => [clinicId, one.scheduleId, one.startsAt, one.endsAt, one.kind, one.owner]);
  const made = await tx.rows(
    `insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values ${values}
       on conflict on constraint claim_no_overlap do nothing returning id`,
    params,
  );
  return made.length === claims.length;
}

/** Live holds and closures that touch a window, one block per owner, as a calendar shows them; no hold past its time. */
export async function blocksWithin(tx: Tx, clinicId: Id, window: { from: string; to: string; now: string }) {
  const rows = await tx.db
    .selectFrom('claim')
    .select(['scheduleId', 'startsAt', 'endsAt', 'kind', 'owner'])
    .where('clinicId', '=', clinicId)
    .where('live', '=', true)
    .where('kind', 'in', ['hold', 'closure'])
    .where('startsAt', '<', window.to)
    .where('startsAt', '>=', instantOf(msOf(window.from) - LONGEST_CLAIM))
    .where('endsAt', '>', window.from)
    .where((where) => where.or([where('holdUntil', 'is', null), where('holdUntil', '>', window.now)]))
    .execute();
  return [...Map.groupBy(rows, (row) => row.owner).values()].flatMap((parts) =>
    parts.slice(0, 1).map(({ owner, kind, startsAt, endsAt }) => ({
      id: owner,
      kind,
      scheduleIds: parts.map((part) => part.scheduleId),
      start: startsAt,
      end: endsAt,
      version: 0,
    })),
  );
}
