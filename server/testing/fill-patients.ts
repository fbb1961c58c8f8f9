// Fills a clinic with made-up patients past its log, with the words they are found by: in seconds, as the schema's owner.
import type { Client } from 'pg';
import type { Id } from '#shared/model/id.ts';
import { searchWords } from '#shared/rules/patient-words.ts';
import { newId } from '#server/ops/clock.ts';
import type { MadePatient } from './many-patients.ts';

const atOnce = 5000;

/** Adds the patients to a clinic that has none, and lets the database count what it then has. */
export async function fillPatients(owner: Client, clinicId: Id, patients: readonly MadePatient[]): Promise<void> {
  for (let from = 0; from < patients.length; from += atOnce) {
    const some = patients.slice(from, from + atOnce).map((one) => ({ ...one, id: newId(), active: true }));
    await owner.query(
      `insert into patient (clinic_id, id, name, phone, birth_date, file_number, note, version)
         select $1, id, name, phone, birth_date, file_number, '', 0
           from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[]) as made (id, name, phone, birth_date, file_number)`,
      [
        clinicId,
        some.map(({ id }) => id),
        some.map(({ name }) => name),
        some.map(({ phone }) => phone),
        some.map(({ birthDate }) => birthDate),
        some.map(({ fileNumber }) => fileNumber),
      ],
    );
    const words = some.flatMap((one) => searchWords(one).map((word) => ({ word, id: one.id })));
    await owner.query(
      `insert into patient_word (clinic_id, word, patient_id)
         select $1, word, patient_id from unnest($2::text[], $3::uuid[]) as made (word, patient_id)`,
      [clinicId, words.map(({ word }) => word), words.map(({ id }) => id)],
    );
  }
  await owner.query('analyze patient, patient_word');
}
