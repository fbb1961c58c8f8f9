// The ledger of claims: reading what is taken, releasing and claiming under the head's lock.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { claimSpan, LONGEST_CLAIM_MINUTES } from '#shared/rules/booking.ts';
import { inFreeLanes, isAstray, laidAnew, lanesFor } from '#shared/rules/capacity.ts';
import { sql } from 'kysely';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';

/** The longest a claim can last, in ms: what a read must look back. */
export const LONGEST_CLAIM = LONGEST_CLAIM_MINUTES * MINUTE;

/**
 * How many a claim lets stand, as SQL: a visit beyond the count has no lane to keep in the ledger, and lets as many stand as
 * any of its service.
 */
export const CLAIM_COUNT = `coalesce(claim.capacity, case when claim.kind = 'appointment' then
  (select a.capacity from appointment a where a.clinic_id = claim.clinic_id and a.id = claim.owner) end)`;

/**
 * Live claims of some schedules that touch [from, to), by start, each with how many it lets stand. A hold past its time no
 * longer counts.
 */
export async function claimsWithin(
  tx: Tx,
  clinicId: Id,
  scheduleIds: readonly Id[],
  window: { from: string; to: string; now: string },
): Promise<Claim[]> {
  if (scheduleIds.length === 0) return [];
  return tx.db
    .selectFrom('claim')
    .select([
      'scheduleId',
      'startsAt',
      'endsAt',
      'kind',
      'owner',
      'lane',
      sql<number | null>`${sql.raw(CLAIM_COUNT)}`.as('capacity'),
    ])
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
  const { id: owner, scheduleIds, capacity } = appointment;
  const beyond = appointment.override?.beyond.includes('capacity') === true;
  const one = { ...span, kind: 'appointment', owner, capacity, ...(beyond && { beyond }) } as const;
  const claims = scheduleIds.map((scheduleId): Claim => ({ scheduleId, ...one }));
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
  const laid = await inTheirLanes(tx, clinicId, claims);
  if (laid.some(isAstray)) return false;
  if (laid.length === 0) return true;
  const sorted = laid.toSorted(
    (a, b) => a.scheduleId.localeCompare(b.scheduleId) || a.startsAt.localeCompare(b.startsAt),
  );
  const values = sorted.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  const params = sorted.flatMap((one) => [
    clinicId,
    one.scheduleId,
    one.lane ?? 0,
    lanesFor(one),
    one.startsAt,
    one.endsAt,
    one.kind,
    one.owner,
    one.holdUntil ?? null,
  ]);
  const made = await tx.rows(
    `insert into claim (clinic_id, schedule_id, lane, capacity, starts_at, ends_at, kind, owner, hold_until) values ${values}
       on conflict on constraint claim_no_overlap do nothing returning id`,
    params,
  );
  return made.length === laid.length;
}

/**
 * The claims to insert so that each of these stands in a lane it may have. Where one found none free although the count
 * allows it, all that share time with it, and with them, are laid anew: those that stand already are released where
 * their lane becomes another, and claimed again.
 */
async function inTheirLanes(tx: Tx, clinicId: Id, claims: readonly Claim[]): Promise<Claim[]> {
  let laid = [...claims];
  for (let astray = laid.find(isAstray); astray; astray = laid.find(isAstray)) {
    const { standing, added } = await runAround(tx, clinicId, astray, laid);
    const [lanes, mine] = [new Map(standing.map(({ id, lane }) => [id, lane])), new Set(added)];
    const anew = laidAnew<Claim & { id?: Id }>([...standing, ...added]).filter(
      ({ id, lane }) => id === undefined || lanes.get(id) !== lane,
    );
    if (anew.some(isAstray)) return anew;
    await releaseRows(
      tx,
      clinicId,
      anew.flatMap(({ id }) => id ?? []),
    );
    laid = [...laid.filter((one) => !mine.has(one)), ...anew.map(({ id: _, ...claim }) => claim)];
  }
  return laid;
}

type Run = { readonly standing: readonly Standing[]; readonly added: readonly Claim[] };
type Standing = Claim & { readonly id: Id; readonly lane: number };

/** All on the schedule of a claim that share time with it or with one of them: live ones, and among those to be claimed. */
async function runAround(tx: Tx, clinicId: Id, claim: Claim, claims: readonly Claim[]): Promise<Run> {
  const { scheduleId } = claim;
  for (let { startsAt, endsAt } = claim; ;) {
    const standing = await tx.db
      .selectFrom('claim')
      .select(['id', 'scheduleId', 'startsAt', 'endsAt', 'kind', 'owner', 'lane', 'capacity', 'holdUntil'])
      .where('clinicId', '=', clinicId)
      .where('scheduleId', '=', scheduleId)
      .where('live', '=', true)
      .where('startsAt', '<', endsAt)
      .where('startsAt', '>=', instantOf(msOf(startsAt) - LONGEST_CLAIM))
      .where('endsAt', '>', startsAt)
      .execute();
    const added = claims.filter(
      (one) => one.scheduleId === scheduleId && one.startsAt < endsAt && one.endsAt > startsAt,
    );
    const all = [...standing, ...added];
    const from = all.reduce((first, one) => (one.startsAt < first ? one.startsAt : first), startsAt);
    const to = all.reduce((last, one) => (one.endsAt > last ? one.endsAt : last), endsAt);
    if (from === startsAt && to === endsAt) return { standing, added };
    [startsAt, endsAt] = [from, to];
  }
}

async function releaseRows(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('claim')
    .set({ live: false })
    .where('clinicId', '=', clinicId)
    .where('id', 'in', [...ids])
    .execute();
}
