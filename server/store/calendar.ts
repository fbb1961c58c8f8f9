// Reading appointments and patients: what commands decide on and screens show.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import { type Instant, MINUTE, instantOf, msOf } from '#shared/time/instant.ts';
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

/** Whether a patient has any appointment that was not a mistake. */
export async function isReferredTo(tx: Tx, clinicId: Id, patientId: Id): Promise<boolean> {
  const row = await tx.db
    .selectFrom('appointment')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('status', '<>', 'entered-in-error')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
const COLUMNS = `id, service_id as "serviceId", schedule_ids as "scheduleIds", patient_id as "patientId", starts_at as start,
  ends_at as "end", start_wall as "startWall", zone, offset_minutes as "offsetMinutes", buffer_before as "bufferBefore",
  buffer_after as "bufferAfter", status, confirmed_at as "confirmedAt", arrived_at as "arrivedAt", note, tags,
  cancel_reason as "cancelReason", cancel_note as "cancelNote", override, version`;

type Moment = 'start' | 'end' | 'confirmedAt' | 'arrivedAt';
type AppointmentRow = Omit<Appointment, Moment | 'version'> & {
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

function appointmentOf(row: AppointmentRow): Appointment {
  return {
    ...row,
    start: instantIn(row.start),
    end: instantIn(row.end),
    confirmedAt: row.confirmedAt && instantIn(row.confirmedAt),
    arrivedAt: row.arrivedAt && instantIn(row.arrivedAt),
    version: Number(row.version),
  };
}

/**
 * Every appointment that touches [from, to), whatever its state, by start; `longest` is the clinic's, in minutes. Read as
 * plain rows: a busy week is thousands of them, and naming each field of each row costs six times the reading.
 */
export async function appointmentsWithin(
  tx: Tx,
  clinicId: Id,
  window: { from: string; to: string; longest: number },
): Promise<Appointment[]> {
  const earliest = instantOf(msOf(window.from) - window.longest * MINUTE);
  const rows = await tx.rows<AppointmentRow>(
    `select ${COLUMNS} from appointment
      where clinic_id = ? and starts_at < ? and starts_at >= ? and ends_at > ? order by starts_at, id`,
    [clinicId, window.to, earliest, window.from],
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

/** Of words that more patients share than this, so many are put in order, whoever they are: a longer list helps nobody. */
const MOST_MATCHED = 200;

/** Patients who have, for each asked word, a folded word that begins with one of its spellings; by name, at most `limit`. */
export async function findPatients(
  tx: Tx,
  clinicId: Id,
  words: readonly (readonly string[])[],
  limit: number,
): Promise<Patient[]> {
  const begins = 'select patient_id from patient_word where clinic_id = ? and word >= ? and word < ?';
  const having = words.map((spellings) => `(${spellings.map(() => begins).join(' union ')})`);
  const params = words.flat().flatMap((word) => [clinicId, word, `${word}\u{10ffff}`]);
  const found = await tx.rows<{ patient_id: Id }>(
    `select patient_id from (${having.join(' intersect ')}) as matched limit ${MOST_MATCHED}`,
    params,
  );
  if (found.length === 0) return [];
  const rows = await tx.db
    .selectFrom('patient')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where(
      'id',
      'in',
      found.map((one) => one.patient_id),
    )
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map(inClinic);
}
