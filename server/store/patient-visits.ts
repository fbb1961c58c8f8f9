// Reading the visits of one patient: those to come, those of the past, those of a window, or all.
import type { QueryOutput } from '#shared/contract/queries.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { states } from '#shared/rules/appointment-status.ts';
import { APPOINTMENT, type AppointmentRow, appointmentOf } from './calendar.ts';
import type { Tx } from './open.ts';

const VISITS = `select ${APPOINTMENT} from appointment where clinic_id = ? and patient_id = ?`;

/** Somebody who is still expected, or there: the states of a visit to come. */
const expected: readonly AppointmentStatus[] = ['booked', 'arrived', 'checked-in'];
const keeping = (Object.keys(states) as AppointmentStatus[]).filter((status) => states[status].claims);

async function select(tx: Tx, sql: string, params: readonly unknown[]): Promise<Appointment[]> {
  return (await tx.rows<AppointmentRow>(sql, params)).map(appointmentOf);
}

/** Every appointment of a patient, also those entered in error, by start. */
export function allVisitsOf(tx: Tx, clinicId: Id, patientId: Id): Promise<Appointment[]> {
  return select(tx, `${VISITS} order by starts_at, id`, [clinicId, patientId]);
}

/** The visits of a patient that keep their time and share some with [from, to), by start. */
export function visitsWithin(
  tx: Tx,
  clinicId: Id,
  patientId: Id,
  { from, to }: { from: string; to: string },
): Promise<Appointment[]> {
  return select(
    tx,
    `${VISITS} and status = any(?::text[]) and starts_at < ? and starts_at > ?::timestamptz - interval '25 hours' and ends_at > ?
      order by starts_at, id`,
    [clinicId, patientId, keeping, to, from, from],
  );
}

/** The visits of a patient who is expected for them and whose end is after `now`, by start. */
export function visitsToCome(tx: Tx, clinicId: Id, patientId: Id, now: string): Promise<Appointment[]> {
  return select(
    tx,
    `${VISITS} and status = any(?::text[]) and ends_at > ? and starts_at > ?::timestamptz - interval '25 hours'
      order by starts_at, id`,
    [clinicId, patientId, expected, now, now],
  );
}

const OVER = `status <> 'entered-in-error' and not (status = any(?::text[]) and ends_at > ?)`;

/** The visits of a patient that are no more to come, mistakes aside: the newest `limit` first. */
export function visitsOver(tx: Tx, clinicId: Id, patientId: Id, now: string, limit: number): Promise<Appointment[]> {
  const params = [clinicId, patientId, expected, now, limit];
  return select(tx, `${VISITS} and ${OVER} order by starts_at desc, id limit ?`, params);
}

/** How many visits of a patient are no more to come, and how many of those came to what. */
export async function countVisits(
  tx: Tx,
  clinicId: Id,
  patientId: Id,
  now: string,
): Promise<QueryOutput<'patient.view'>['counts']> {
  const count = (status: AppointmentStatus) => `count(*) filter (where status = '${status}')::int as ${status}`;
  const [row] = await tx.rows<QueryOutput<'patient.view'>['counts']>(
    `select count(*)::int as past, ${count('fulfilled')}, ${count('noshow')}, ${count('cancelled')}
       from appointment where clinic_id = ? and patient_id = ? and ${OVER}`,
    [clinicId, patientId, expected, now],
  );
  return row ?? { past: 0, fulfilled: 0, noshow: 0, cancelled: 0 };
}
