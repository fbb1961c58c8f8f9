// Holds as rows: reading those that count, and finding those whose time is up.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { claimSpan } from '#shared/rules/booking.ts';
import { inFreeLanes, sharesTime } from '#shared/rules/capacity.ts';
import { ended } from '#shared/rules/holding.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { sql } from 'kysely';
import { LONGEST_CLAIM } from './claims.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** A hold by id, or null. */
export async function loadHold(tx: Tx, clinicId: Id, id: Id): Promise<Hold | null> {
  const row = await tx.db
    .selectFrom('hold')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? inClinic(row) : null;
}

function notEnded(tx: Tx, clinicId: Id) {
  return tx.db.selectFrom('hold').selectAll().where('clinicId', '=', clinicId).where('state', '=', 'live');
}

/** The holds of a member that count at `now`, the one that ends first first. */
export async function holdsOf(tx: Tx, clinicId: Id, memberId: Id, now: string): Promise<Hold[]> {
  const rows = await notEnded(tx, clinicId)
    .where('until', '>', now)
    .where('memberId', '=', memberId)
    .orderBy('until')
    .execute();
  return rows.map(inClinic);
}

/** The holds that count now, by the database's clock, and touch [from, to), by start. */
export async function holdsWithin(tx: Tx, clinicId: Id, window: { from: string; to: string }): Promise<Hold[]> {
  const rows = await notEnded(tx, clinicId)
    .where('until', '>', sql<string>`statement_timestamp()`)
    .where('start', '<', window.to)
    .where('end', '>', window.from)
    .orderBy('start')
    .execute();
  return rows.map(inClinic);
}

/** Every hold of a clinic that nobody has ended yet, also those whose time is up. */
export async function openHolds(tx: Tx, clinicId: Id): Promise<Hold[]> {
  return (await notEnded(tx, clinicId).execute()).map(inClinic);
}

/** The claims a hold makes until it ends: one per schedule, buffers included, each in the lowest lane `taken` leaves free. */
export function holdClaims(hold: Hold, taken: readonly Claim[]): Claim[] {
  const span = claimSpan(hold, hold.start, hold.end);
  const claims = hold.scheduleIds.map((scheduleId): Claim => ({
    scheduleId,
    ...span,
    kind: 'hold',
    owner: hold.id,
    capacity: hold.capacity,
    holdUntil: hold.until,
  }));
  return inFreeLanes(claims, taken);
}

/** Holds past their time whose claims are still live and stand where these claims shall be: nobody has said yet that they are over. */
export async function lapsedUnder(tx: Tx, clinicId: Id, claims: readonly Claim[], now: string): Promise<Hold[]> {
  const [first] = claims.map((one) => one.startsAt).toSorted();
  const last = claims
    .map((one) => one.endsAt)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const rows = await notEnded(tx, clinicId)
    .where('until', '<=', now)
    .where('start', '<', instantOf(msOf(last) + LONGEST_CLAIM))
    .where('end', '>', instantOf(msOf(first) - LONGEST_CLAIM))
    .execute();
  const stands = (mine: Claim) => claims.some((one) => sharesTime(one, mine));
  return rows.map(inClinic).filter((hold) => holdClaims(hold, []).some(stands));
}

/** What is said when a hold's time is up: logged once, by whoever meets it first. */
export function expired(hold: Hold, version: number): ClinicEvent {
  return { type: 'hold.expired', hold: ended(hold, 'expired', version), was: { state: hold.state } };
}
