// One booking as the very statements the server sends, issued with nothing but the driver.
import { createHash } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';
import { v7 } from 'uuid';
import type { Slot } from './slots.ts';

/** Whose booking it is. */
export type RawFacts = {
  readonly clinicId: string;
  readonly memberId: string;
  readonly serviceId: string;
  readonly patientId: string;
};

/** A connection as the app's role. */
export async function rawClient(appUrl: string): Promise<Client> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  return client;
}

const readPatient = 'select * from patient where clinic_id = $1 and id = $2';
const readClaims = `select schedule_id, starts_at, ends_at, kind, owner, lane,
    coalesce(claim.capacity, case when claim.kind = 'appointment' then
      (select a.capacity from appointment a where a.clinic_id = claim.clinic_id and a.id = claim.owner) end) as capacity
  from claim
  where clinic_id = $1 and schedule_id in ($2) and live = $3 and starts_at < $4 and starts_at >= $5 and ends_at > $6
    and (hold_until is null or hold_until > $7) order by starts_at`;
const readLapsed = `select * from hold
  where clinic_id = $1 and state = $2 and until <= $3 and starts_at < $4 and ends_at > $5`;
const claim = `insert into claim (clinic_id, schedule_id, lane, capacity, starts_at, ends_at, kind, owner, hold_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict on constraint claim_no_overlap do nothing returning id`;
const columns = `clinic_id id service_id schedule_ids starts_at ends_at start_wall zone offset_minutes buffer_before
  buffer_after capacity patient_id status confirmed_at arrived_at note tags cancel_reason cancel_note override series_id
  recurrence_id departs version`.split(/\s+/);
const putAppointment = `insert into appointment (${columns.join(', ')})
  values (${columns.map((_, at) => `$${at + 1}`).join(', ')}) on conflict (clinic_id, id) do update set
  ${columns
    .slice(2)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Books a slot in one transaction. Throws what the driver throws, and when the slot was not free. */
export async function bookRaw(client: Client, facts: RawFacts, slot: Slot): Promise<void> {
  const { clinicId, memberId, patientId } = facts;
  const id = v7();
  await client.query('start transaction isolation level read committed');
  const hash = createHash('sha256')
    .update(JSON.stringify(['appointment.book', { ...facts, ...slot }]))
    .digest();
  const begun = await one<{ version: string; at: Date }>(client, 'select * from begin_command($1, $2, $3, $4)', [
    clinicId,
    memberId,
    id,
    hash,
  ]);
  await client.query(readPatient, [clinicId, patientId]);
  const at = begun.at.toISOString();
  await client.query(readClaims, [clinicId, slot.scheduleId, true, ...around(slot), at]);
  await client.query(readLapsed, [clinicId, 'live', at, ...lapsedAround(slot)]);
  await one(client, claim, [clinicId, slot.scheduleId, 0, 1, slot.start, slot.end, 'appointment', id, null]);
  const appointment = appointmentOf(facts, slot, id, Number(begun.version) + 1);
  await client.query(putAppointment, rowOf(clinicId, appointment));
  const { version } = appointment;
  const reply = { outcome: 'commit', commandId: id, value: appointment, version, undoable: true };
  await client.query('select commit_command($1, $2, $3, $4, $5, $6, $7::jsonb, $8::json)', [
    clinicId,
    id,
    version,
    at,
    memberId,
    'desk',
    JSON.stringify([{ type: 'appointment.booked', appointment }]),
    JSON.stringify({ reply }),
  ]);
  await client.query('commit');
}

type Row = ReturnType<typeof appointmentOf>;

function appointmentOf(
  { serviceId, patientId }: RawFacts,
  { scheduleId, start, end }: Slot,
  id: string,
  version: number,
) {
  const when = {
    start,
    end,
    startWall: start.slice(0, 16),
    zone: 'UTC',
    offsetMinutes: 0,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
  };
  const marks = { status: 'booked', confirmedAt: null, arrivedAt: null, note: '', tags: [] };
  const rest = { cancelReason: null, cancelNote: '', override: null };
  const alone = { seriesId: null, recurrenceId: null, departs: [], version };
  return { id, serviceId, scheduleIds: [scheduleId], ...when, patientId, ...marks, ...rest, ...alone };
}

/** The values in the order of `columns`. */
function rowOf(clinicId: string, { tags, departs, ...noun }: Row): unknown[] {
  const { id, serviceId, scheduleIds, start, end, startWall, zone, offsetMinutes } = noun;
  const { bufferBefore, bufferAfter, capacity, patientId, status, confirmedAt, arrivedAt } = noun;
  const { note, cancelReason, cancelNote, override, seriesId, recurrenceId, version } = noun;
  const first = [clinicId, id, serviceId, scheduleIds, start, end, startWall, zone, offsetMinutes];
  const second = [bufferBefore, bufferAfter, capacity, patientId, status, confirmedAt, arrivedAt];
  const third = [note, JSON.stringify(tags), cancelReason, cancelNote, override];
  return [...first, ...second, ...third, seriesId, recurrenceId, JSON.stringify(departs), version];
}

const hour = 3_600_000;

/** The claims that are read: from 55 hours before to 30 hours after, and only what ends less than 30 hours before. */
function around({ start }: Slot): string[] {
  const at = Date.parse(start);
  return [at + 30 * hour, at - 55 * hour, at - 30 * hour].map((ms) => new Date(ms).toISOString());
}

/** The holds that are looked for: 25 hours around. */
function lapsedAround({ start, end }: Slot): string[] {
  const times = [Date.parse(end) + 25 * hour, Date.parse(start) - 25 * hour];
  return times.map((ms) => new Date(ms).toISOString());
}

async function one<T extends QueryResultRow>(client: Client, sql: string, params: unknown[]): Promise<T> {
  const { rows } = await client.query<T>(sql, params);
  const [row] = rows;
  if (row === undefined) throw new Error('A raw booking met another one.');
  return row;
}

/** Adds patients to a clinic past its log, for measuring; answers their ids. */
export async function addPatients(client: Client, clinicId: string, count: number): Promise<string[]> {
  await client.query('begin');
  await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
  const { rows } = await client.query<{ id: string }>(
    `insert into patient (clinic_id, id, name, phone, file_number, version)
     select $1, gen_random_uuid(), 'Patient ' || n, '+9665' || lpad(n::text, 8, '0'), n, 0
       from generate_series(1, $2) as n returning id`,
    [clinicId, count],
  );
  await client.query('commit');
  return rows.map(({ id }) => id);
}
