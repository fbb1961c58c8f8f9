// Compares the ledger of a clinic with its nouns: who keeps time has claimed exactly it, and nobody else has.
import { UNPLANNED } from '#shared/model/closure.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { claimSpan } from '#shared/rules/booking.ts';
import { closureClaims } from '#shared/rules/closing.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Core } from './core.ts';
import { asOwner } from './visits.ts';

type Kept = {
  readonly id: string;
  readonly kind: 'appointment' | 'hold';
  readonly schedules: string[];
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly buffer_before: number;
  readonly buffer_after: number;
  readonly status: string;
};
type Closed = {
  readonly id: string;
  readonly scheduleId: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly zone: string;
};
type Row = {
  readonly owner: string;
  readonly kind: string;
  readonly schedule: string;
  readonly from: Date;
  readonly to: Date;
};

const KEPT = `select id, 'appointment' as kind, schedule_ids::text[] as schedules, starts_at, ends_at, buffer_before,
    buffer_after, status from appointment where clinic_id = $1
  union all select id, 'hold', schedule_ids::text[], starts_at, ends_at, buffer_before, buffer_after, state from hold
    where clinic_id = $1`;
const LEDGER = `select owner, kind, schedule_id as schedule, starts_at as from, ends_at as to from claim
  where clinic_id = $1 and live`;
const CLOSED = `select c.id, schedule_id as "scheduleId", starts_at, ends_at, clinic.zone from closure c join clinic on clinic.id = c.clinic_id
  where c.clinic_id = $1 and c.active`;

function keeps({ kind, status }: Kept): boolean {
  return kind === 'hold' ? status === 'live' : keepsTime(status as Appointment['status']);
}

function claimsOf(one: Kept): string[] {
  const buffers = { bufferBefore: one.buffer_before, bufferAfter: one.buffer_after };
  const { startsAt, endsAt } = claimSpan(buffers, one.starts_at.toISOString(), one.ends_at.toISOString());
  return one.schedules.map((schedule) => `${one.kind} ${one.id} claims ${schedule} ${startsAt}/${endsAt}`);
}

function claimsOfClosed({ starts_at, ends_at, zone, ...rest }: Closed): string[] {
  const closure = {
    ...rest,
    start: starts_at.toISOString(),
    end: ends_at.toISOString(),
    ...UNPLANNED,
    reason: '',
    kept: [],
    active: true,
  };
  return closureClaims({ ...closure, version: 0 }, zone, []).map(
    (one) => `closure ${one.owner} claims ${one.scheduleId} ${one.startsAt}/${one.endsAt}`,
  );
}

/** Claims that a clinic's appointments, live holds and closures lack, and live ones that are nobody's; in words, none when all is well. */
export async function faultsOfLedger(core: Core, clinicId: string): Promise<string[]> {
  const [kept, rows] = [await asOwner<Kept>(core, KEPT, [clinicId]), await asOwner<Row>(core, LEDGER, [clinicId])];
  const closed = await asOwner<Closed>(core, CLOSED, [clinicId]);
  const wanted = [...kept.filter(keeps).flatMap(claimsOf), ...closed.flatMap(claimsOfClosed)];
  const found = rows.map(
    ({ owner, kind, schedule, from, to }) =>
      `${kind} ${owner} claims ${schedule} ${instantOf(from.getTime())}/${instantOf(to.getTime())}`,
  );
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `lacks: ${one}`),
    ...found.filter((one, at) => !wanted.includes(one) || found.indexOf(one) !== at).map((one) => `nobody’s: ${one}`),
  ];
}
