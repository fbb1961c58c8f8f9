// Finding patients by their folded words, through the index of words.
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { searchWords } from '#shared/rules/patient-words.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** Of words that more patients share than this, so many are put in order, the nearest to what was typed: a longer list helps nobody. */
const MOST_MATCHED = 200;
/** A word that so many share is a common one, however many more there are. */
const COMMON = 1000;

/** An asked word, in the spellings it may stand for. */
type Word = readonly string[];

/**
 * Patients who have, for each asked word, a folded word that begins with one of its spellings: first those who have every
 * word whole, each by name, at most `limit`. It goes through the rarest of the words, and asks of whom it finds for the others.
 */
export async function findPatients(tx: Tx, clinicId: Id, words: readonly Word[], limit: number): Promise<Patient[]> {
  const [rarest = [], ...others] = await rarestFirst(tx, clinicId, words);
  // Not an EXISTS, which the planner is free to turn into a join that reads all of a common word.
  const has = others.map(
    (word) => `and (select true from patient_word other
        where other.clinic_id = ? and other.patient_id = found.patient_id and ${beginning('other', word)} limit 1)`,
  );
  const found = await tx.rows<{ patient_id: Id }>(
    `select patient_id from patient_word found where clinic_id = ? and ${beginning('found', rarest)} ${has.join(' ')}
      order by word limit ${MOST_MATCHED}`,
    [clinicId, ...bounds(rarest), ...others.flatMap((word) => [clinicId, ...bounds(word)])],
  );
  if (found.length === 0) return [];
  const ids = found.map((one) => one.patient_id);
  const rows = await inUse(tx, clinicId).where('id', 'in', ids).orderBy('name').execute();
  const patients = rows.map(inClinic);
  const whole = patients.filter((one) => isWhole(one, words));
  return [...whole, ...patients.filter((one) => !whole.includes(one))].slice(0, limit);
}

/** That a word begins with one of these spellings; `bounds` are its parameters. */
function beginning(table: string, word: Word): string {
  return `(${word.map(() => `(${table}.word >= ? and ${table}.word < ?)`).join(' or ')})`;
}

function bounds(word: Word): string[] {
  return word.flatMap((spelling) => [spelling, `${spelling}\u{10ffff}`]);
}

/** Asked words, that which the fewest patients share first. In their order they are counted through the index, and never all of them. */
async function rarestFirst(tx: Tx, clinicId: Id, words: readonly Word[]): Promise<readonly Word[]> {
  if (words.length < 2) return words;
  const count = (word: Word, at: number) =>
    `(select count(*)::int from (select from patient_word w where clinic_id = ? and ${beginning('w', word)} order by w.word limit ${COMMON}) counted) as n${at}`;
  const [counts = {}] = await tx.rows<Record<string, number>>(
    `select ${words.map(count).join(', ')}`,
    words.flatMap((word) => [clinicId, ...bounds(word)]),
  );
  const ranked = words.map((word, at) => ({ word, count: counts[`n${at}`] ?? 0, length: word[0]?.length ?? 0 }));
  return ranked.toSorted((a, b) => a.count - b.count || b.length - a.length).map(({ word }) => word);
}

function isWhole(patient: Patient, words: readonly Word[]): boolean {
  const has = searchWords(patient);
  return words.every((word) => word.some((spelling) => has.includes(spelling)));
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
