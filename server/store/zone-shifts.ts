// Brings what a clinic has booked to the zone rules of this node: local time stays, instants, claims and versions follow.
import { sql } from 'kysely';
import { v5 } from 'uuid';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Appointment, Override } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { keptTimes } from '#shared/rules/kept-visits.ts';
import { closureClaims } from '#shared/rules/closing.ts';
import { claimSpan, obstaclesOf } from '#shared/rules/standing.ts';
import { whatWas } from '#shared/rules/was.ts';
import { closureShifted, inShiftOrder, visitShifted, type ZoneRules } from '#shared/rules/zone-shift.ts';
import { type Instant, instantOf, msOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import { clockReason } from '#server/ops/sentences.ts';
import { APPOINTMENT, type AppointmentRow, appointmentOf, appointmentsOf } from './calendar.ts';
import { appointmentClaims, claimsWithin, insertClaims, releaseClaims } from './claims.ts';
import { loadClosures } from './closures.ts';
import { expired, lapsedUnder } from './holds.ts';
import type { Store, Tx } from './open.ts';
import { putNouns } from './put.ts';
import { inClinic, loadSettings } from './settings.ts';
import { beginWriting, type Begun, commitWriting, dropReceipt } from './writing.ts';

/** The rules as a node has them, and the version of the data they come from. */
export type ZoneData = { readonly tz: string; readonly rules: ZoneRules };

/** A visit whose new time was not free: it stands there beside the rules it names. */
export type ZoneClash = { readonly appointmentId: Id; readonly beyond: Override['beyond'] };
/** What one commit changed, as it was logged. */
export type ZoneCommit = { readonly frame: LogFrame; readonly clashes: readonly ZoneClash[] };

/** So many visits and closures become other in one commit at most. */
const MOST_AT_ONCE = 400;

type Shift = { readonly id: Id; readonly version: number; readonly now: Instant; readonly next: Instant };

/**
 * Brings one clinic to the rules of `data`; nothing where it has been reckoned with them already. Each commit is named after
 * the version and what it changes as it stands, so that of several nodes only the first makes it, one that fails is made the
 * next time, and one that a node with other data took back is made again.
 */
export async function bringToZoneData(
  store: Store,
  clinicId: Id,
  data: ZoneData,
  most = MOST_AT_ONCE,
): Promise<ZoneCommit[]> {
  const done: ZoneCommit[] = [];
  for (;;) {
    const shifts = await outdated(store, clinicId, data);
    if (shifts === null) return done;
    if (shifts.length === 0) {
      await noteVersion(store, clinicId, data.tz);
      return done;
    }
    const before = done.length;
    const inOrder = inShiftOrder(shifts);
    for (let at = 0; at < inOrder.length; at += most) {
      const commit = await store.write((tx) => shift(tx, clinicId, inOrder.slice(at, at + most), data));
      if (commit) done.push(commit);
    }
    // Another node is at it, or was: whoever comes next looks again.
    if (done.length === before) return done;
  }
}

/** What of a clinic's future means another instant now; null where it is reckoned with this data. */
function outdated(store: Store, clinicId: Id, { tz, rules }: ZoneData): Promise<Shift[] | null> {
  return store.read(clinicId, async (tx) => {
    const [clinic] = await tx.rows<{ tz: string }>('select tz from clinic where id = ?', [clinicId]);
    if (!clinic || clinic.tz === tz) return null;
    const visits = await tx.rows<AppointmentRow>(
      `select ${APPOINTMENT} from appointment
        where clinic_id = ? and status in ('booked', 'arrived') and starts_at > statement_timestamp() - interval '25 hours'
          and ends_at > statement_timestamp()`,
      [clinicId],
    );
    const closures = await tx.db
      .selectFrom('closure')
      .selectAll()
      .where('clinicId', '=', clinicId)
      .where('active', '=', true)
      .where('startWall', 'is not', null)
      .where('end', '>', sql<string>`statement_timestamp()`)
      .execute();
    return [
      ...visits.flatMap((row) => shiftOf(appointmentOf(row), visitShifted(appointmentOf(row), rules))),
      ...closures.flatMap((row) => shiftOf(inClinic(row), closureShifted(inClinic(row), rules))),
    ];
  });
}

function shiftOf(now: Appointment | Closure, next: Appointment | Closure | null): Shift[] {
  return next ? [{ id: now.id, version: now.version, now: now.start, next: next.start }] : [];
}

async function noteVersion(store: Store, clinicId: Id, tz: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [clinicId]);
    await tx.rows('update clinic set tz = ? where id = ?', [tz, clinicId]);
  });
}

/** One commit: those of some visits and closures that still mean another instant, with their time claimed anew. */
async function shift(
  tx: Tx,
  clinicId: Id,
  shifts: readonly Shift[],
  { tz, rules }: ZoneData,
): Promise<ZoneCommit | null> {
  const ids = shifts.map(({ id }) => id);
  const commandId = v5([tz, ...shifts.map(({ id, version }) => `${id} ${version}`)].join(' '), clinicId);
  const begun = await beginWriting(tx, { clinicId, callerId: null, commandId, hash: digest(commandId) });
  if (!begun || begun.receipt) return null;
  const visits = (await appointmentsOf(tx, clinicId, ids))
    .filter(({ status }) => status === 'booked' || status === 'arrived')
    .flatMap((now) => ({ now, next: visitShifted(now, rules) ?? now }))
    .filter(({ now, next }) => now !== next);
  const closures = (await loadClosures(tx, clinicId, ids))
    .filter(({ active }) => active)
    .flatMap((now) => ({ now, next: closureShifted(now, rules) ?? now }))
    .filter(({ now, next }) => now !== next);
  if (visits.length + closures.length === 0) {
    await dropReceipt(tx, begun);
    return null;
  }
  await releaseClaims(
    tx,
    clinicId,
    [...visits, ...closures].map(({ now }) => now.id),
  );
  const changed = await placed(tx, begun, { visits, closures }, rules);
  const lapsed = await lapsedUnder(tx, clinicId, changed.claims, instantOf(begun.now));
  await releaseClaims(
    tx,
    clinicId,
    lapsed.map(({ id }) => id),
  );
  const events = [...lapsed.map((hold) => expired(hold, begun.version + 1)), ...changed.events];
  if (!(await insertClaims(tx, clinicId, changed.claims)))
    throw new Error('The new times of a clinic were taken meanwhile.');
  await putNouns(tx, clinicId, events);
  const commit = { outcome: 'commit', value: null, via: 'job', by: null, events } as const;
  return { frame: (await commitWriting(tx, begun, commit)).frame, clashes: changed.clashes };
}

type Both<T> = { readonly now: T; readonly next: T };
type Shifted = { readonly visits: readonly Both<Appointment>[]; readonly closures: readonly Both<Closure>[] };

/** What becomes of visits and closures at their new times: their claims, and of those who find no room the rules they leave. */
async function placed(tx: Tx, begun: Begun, { visits, closures }: Shifted, rules: ZoneRules) {
  const { clinicId } = begun;
  const { clinic } = await loadSettings(tx, clinicId, begun);
  const version = begun.version + 1;
  const taken = await takenAt(tx, begun, { visits, closures });
  const moving = new Map(visits.map(({ now, next }) => [now.id, next]));
  const claims: Claim[] = [];
  const events: ClinicEvent[] = [];
  const shut: Closure[] = [];
  for (const { now, next } of closures) {
    const closure = { ...next, kept: await keptIn(tx, clinicId, { now, next }, moving, rules), version };
    shut.push(closure);
    claims.push(...closureClaims(closure, clinic.zone, [...taken, ...claims]));
    events.push({ type: 'schedule.closed', closure });
  }
  const standing = taken.filter(({ kind }) => kind === 'closure').map(({ owner }) => owner);
  const known = [...(await loadClosures(tx, clinicId, standing)), ...shut];
  const clashes: ZoneClash[] = [];
  for (const { now, next } of visits.toSorted(inTurn)) {
    const others = [...taken, ...claims];
    const left = rulesLeft(next, clinic.zone, others, known);
    const override = left.length > 0 ? withLeft(now.override, left, clockReason(clinic.locale)) : now.override;
    const visit: Appointment = { ...next, override, version };
    if (left.length > 0) clashes.push({ appointmentId: visit.id, beyond: left });
    claims.push(...appointmentClaims(visit, others));
    events.push({ type: 'appointment.moved', appointment: visit, was: whatWas(now, visit) });
  }
  return { claims, events, clashes };
}

/** By start; of those that start together who was there first keeps to the rules. */
function inTurn(a: Both<Appointment>, b: Both<Appointment>): number {
  return a.next.start.localeCompare(b.next.start) || a.now.version - b.now.version;
}

async function takenAt(tx: Tx, begun: Begun, { visits, closures }: Shifted): Promise<Claim[]> {
  const spans = [
    ...visits.map(({ next }) => claimSpan(next, next.start, next.end)),
    ...closures.map(({ next }) => ({ startsAt: next.start, endsAt: next.end })),
  ];
  const from = spans.reduce((first, { startsAt }) => (startsAt < first ? startsAt : first), spans[0]?.startsAt ?? '');
  const to = spans.reduce((last, { endsAt }) => (endsAt > last ? endsAt : last), '');
  const ids = [...visits.flatMap(({ next }) => next.scheduleIds), ...closures.map(({ next }) => next.scheduleId)];
  return claimsWithin(tx, begun.clinicId, [...new Set(ids)], { from, to, now: instantOf(begun.now) });
}

/** The visits a closure keeps: those that move as it does keep their place in it. */
async function keptIn(
  tx: Tx,
  clinicId: Id,
  { now, next }: Both<Closure>,
  moving: ReadonlyMap<Id, Appointment>,
  rules: ZoneRules,
): Promise<Closure['kept']> {
  const by = msOf(next.start) - msOf(now.start);
  const visits = await appointmentsOf(
    tx,
    clinicId,
    now.kept.map(({ appointmentId }) => appointmentId),
  );
  return now.kept.map((kept) => {
    const stands = visits.find(({ id }) => id === kept.appointmentId);
    const visit = moving.get(kept.appointmentId) ?? (stands && (visitShifted(stands, rules) ?? stands));
    const moves = visit !== undefined && msOf(visit.start) - msOf(kept.start) === by;
    return moves ? { ...kept, start: visit.start, end: visit.end } : kept;
  });
}

/** The rules a visit leaves at its new time that it has not left before. */
function rulesLeft(
  visit: Appointment,
  zone: string,
  taken: readonly Claim[],
  closures: readonly Closure[],
): Override['beyond'] {
  const kept = keptTimes(closures, visit.id);
  const { serviceId: id, bufferBefore, bufferAfter, capacity } = visit;
  const facts = { clinic: { zone }, service: { id, bufferBefore, bufferAfter, capacity, dailyCap: null }, taken, kept };
  const stopping = visit.scheduleIds.flatMap((scheduleId, need) => obstaclesOf(facts, { scheduleId, need }, visit));
  const left = new Set(stopping.map(({ kind }) => (kind === 'closure' ? ('closure' as const) : ('capacity' as const))));
  return [...left].filter((rule) => visit.override?.beyond.includes(rule) !== true);
}

function withLeft(override: Override | null, left: Override['beyond'], reason: string): Override {
  return { reason: override?.reason ?? reason, beyond: [...(override?.beyond ?? []), ...left] };
}
