// Reading appointments and patients: what commands decide on and screens show.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import { MINUTE, instantOf, msOf } from '#shared/time/instant.ts';
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

/** Every appointment that touches [from, to), whatever its state, by start; `longest` is the clinic's, in minutes. */
export async function appointmentsWithin(
  tx: Tx,
  clinicId: Id,
  window: { from: string; to: string; longest: number },
): Promise<Appointment[]> {
  const rows = await tx.db
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('start', '<', window.to)
    .where('start', '>=', instantOf(msOf(window.from) - window.longest * MINUTE))
    .where('end', '>', window.from)
    .orderBy('start')
    .orderBy('id')
    .execute();
  return rows.map(inClinic);
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
    `select patient_id from (${having.join(' intersect ')}) as matched limit 200`,
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
