// Finding patients by their folded words, through the index of words.
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

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

/** At most `limit` patients in use of whom a whole word is this one, the newest file first. */
export async function patientsByWord(tx: Tx, clinicId: Id, word: string, limit: number): Promise<Patient[]> {
  const found = tx.db
    .selectFrom('patient_word')
    .select('patientId')
    .where('clinicId', '=', clinicId)
    .where('word', '=', word);
  const rows = await inUse(tx, clinicId).where('id', 'in', found).orderBy('fileNumber', 'desc').limit(limit).execute();
  return rows.map(inClinic);
}

/** The patients in use who were born on a civil date and of whom these are whole words, the newest file first. */
export async function patientsBornOn(
  tx: Tx,
  clinicId: Id,
  birthDate: string,
  words: readonly string[],
): Promise<Patient[]> {
  let query = inUse(tx, clinicId).where('birthDate', '=', birthDate);
  for (const word of new Set(words)) {
    query = query.where('id', 'in', (from) =>
      from.selectFrom('patient_word').select('patientId').where('clinicId', '=', clinicId).where('word', '=', word),
    );
  }
  return (await query.orderBy('fileNumber', 'desc').execute()).map(inClinic);
}

function inUse(tx: Tx, clinicId: Id) {
  return tx.db.selectFrom('patient').selectAll().where('clinicId', '=', clinicId).where('active', '=', true);
}
