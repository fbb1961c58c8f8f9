// Reading appointments and patients: what commands decide on and screens show.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import { DAY, type Instant, instantOf, msOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** An appointment by id, or null. */
export async function loadAppointment(tx: Tx, clinicId: Id, id: Id): Promise<Appointment | null> {
  const row = await tx.db
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? inClinic(row) : null;
}

/** A patient by id, or null. */
export async function loadPatient(tx: Tx, clinicId: Id, id: Id): Promise<Patient | null> {
  const row = await tx.db
    .selectFrom('patient')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? inClinic(row) : null;
}

/** A patient by id who is in use, or null. */
export async function loadPatientInUse(tx: Tx, clinicId: Id, id: Id): Promise<Patient | null> {
  const patient = await loadPatient(tx, clinicId, id);
  return patient?.active ? patient : null;
}

/** Which of these patients are in use. */
export async function patientsInUse(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.rows<{ id: Id }>(
    'select id from patient where clinic_id = ? and id = any(?::uuid[]) and active',
    [clinicId, [...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether a patient has any appointment but these that was not a mistake. */
export async function isReferredTo(tx: Tx, clinicId: Id, patientId: Id, except: readonly Id[] = []): Promise<boolean> {
  const rows = await tx.rows(
    `select id from appointment where clinic_id = ? and patient_id = ? and status <> 'entered-in-error'
        and id <> all(?::uuid[]) limit 1`,
    [clinicId, patientId, except],
  );
  return rows.length > 0;
}

/** The next file number of a clinic; safe only under the head's lock. */
export async function nextFileNumber(tx: Tx, clinicId: Id): Promise<number> {
  const row = await tx.db
    .selectFrom('patient')
    .select('fileNumber')
    .where('clinicId', '=', clinicId)
    .orderBy('fileNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.fileNumber ?? 0) + 1;
}

/** The columns of an appointment under the noun's names. */
export const APPOINTMENT = `id, service_id as "serviceId", schedule_ids as "scheduleIds", patient_id as "patientId", starts_at as start,
  ends_at as "end", start_wall as "startWall", zone, offset_minutes as "offsetMinutes", buffer_before as "bufferBefore",
  buffer_after as "bufferAfter", status, confirmed_at as "confirmedAt", arrived_at as "arrivedAt", note, tags,
  cancel_reason as "cancelReason", cancel_note as "cancelNote", override, capacity, series_id as "seriesId",
  recurrence_id as "recurrenceId", departs, version`;

type Moment = 'start' | 'end' | 'confirmedAt' | 'arrivedAt';
/** A row as `APPOINTMENT` selects it. */
export type AppointmentRow = Omit<Appointment, Moment | 'version'> & {
  readonly start: string;
  readonly end: string;
  readonly confirmedAt: string | null;
  readonly arrivedAt: string | null;
  readonly version: string;
};

/** An instant as PostgreSQL writes it, in our one spelling. */
function instantIn(text: string): Instant {
  return instantOf(Date.parse(text));
}

/** The noun of such a row. */
export function appointmentOf(row: AppointmentRow): Appointment {
  return {
    ...row,
    start: instantIn(row.start),
    end: instantIn(row.end),
    confirmedAt: row.confirmedAt && instantIn(row.confirmedAt),
    arrivedAt: row.arrivedAt && instantIn(row.arrivedAt),
    version: Number(row.version),
  };
}

/** No visit lasts longer, whatever a clinic allows now or has allowed. */
const LONGEST_VISIT = DAY;

/**
 * Every appointment that touches [from, to), whatever its state, by start. Read as plain rows: a busy week is thousands of
 * them, and naming each field of each row costs six times the reading.
 */
export async function appointmentsWithin(
  tx: Tx,
  clinicId: Id,
  window: { from: string; to: string },
): Promise<Appointment[]> {
  const earliest = instantOf(msOf(window.from) - LONGEST_VISIT);
  const rows = await tx.rows<AppointmentRow>(
    `select ${APPOINTMENT} from appointment
      where clinic_id = ? and starts_at < ? and starts_at >= ? and ends_at > ? order by starts_at, id`,
    [clinicId, window.to, earliest, window.from],
  );
  return rows.map(appointmentOf);
}

/** The appointments with these ids, in no order. */
export async function appointmentsOf(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<Appointment[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<AppointmentRow>(
    `select ${APPOINTMENT} from appointment where clinic_id = ? and id = any(?::uuid[])`,
    [clinicId, [...new Set(ids)]],
  );
  return rows.map(appointmentOf);
}

/** What a calendar shows of these patients. */
export async function patientCards(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<PatientCard[]> {
  if (ids.length === 0) return [];
  return tx.db
    .selectFrom('patient')
    .select(['id', 'name', 'phone', 'fileNumber', 'version'])
    .where('clinicId', '=', clinicId)
    .where('id', 'in', [...ids])
    .execute();
}
