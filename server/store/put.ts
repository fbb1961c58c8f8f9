// Writes nouns by id, from the events that carry them: one statement for all of a kind.
import { type ClinicEvent, events, type NounName, type Nouns } from '#shared/contract/events.ts';
import { wordsOf } from '#shared/i18n/fold.ts';
import type { Id } from '#shared/model/id.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './open.ts';

type Put<N extends NounName> = (tx: Tx, clinicId: Id, nouns: readonly Nouns[N][]) => Promise<void>;

const puts: { readonly [N in NounName]: Put<N> } = {
  appointment: async (tx, clinicId, nouns) => {
    await tx.db
      .insertInto('appointment')
      .values(nouns.map((noun) => ({ clinicId, ...noun })))
      .onConflict((on) => on.columns(['clinicId', 'id']).doUpdateSet(() => overwrite(nouns[0])))
      .execute();
  },
  hold: async (tx, clinicId, nouns) => {
    await tx.db
      .insertInto('hold')
      .values(nouns.map((noun) => ({ clinicId, ...noun })))
      .onConflict((on) => on.columns(['clinicId', 'id']).doUpdateSet(() => overwrite(nouns[0])))
      .execute();
  },
  patient: async (tx, clinicId, nouns) => {
    await tx.db
      .insertInto('patient')
      .values(nouns.map((noun) => ({ clinicId, ...noun })))
      .onConflict((on) => on.columns(['clinicId', 'id']).doUpdateSet(() => overwrite(nouns[0])))
      .execute();
    await putWords(tx, clinicId, nouns);
  },
};

/** Every property of a noun set to the value the insert brought. */
function overwrite(noun: object | undefined): Record<string, RawBuilder<never>> {
  const names = Object.keys(noun ?? {}).filter((name) => name !== 'id');
  return Object.fromEntries(names.map((name) => [name, sql.ref<never>(`excluded.${name}`)]));
}

/** What a patient in use is found by: the words of the name, the phone's digits with and without its prefix, the file number. */
function searchWords(patient: Nouns['patient']): string[] {
  if (!patient.active) return [];
  const digits = patient.phone?.replaceAll(/\D/g, '') ?? '';
  const local = digits.slice(-9);
  const words = [...wordsOf(patient.name), digits, local, local && `0${local}`, String(patient.fileNumber)];
  return [...new Set(words.filter(Boolean))];
}

async function putWords(tx: Tx, clinicId: Id, patients: readonly Nouns['patient'][]): Promise<void> {
  const ids = patients.map((one) => one.id);
  await tx.db.deleteFrom('patient_word').where('clinicId', '=', clinicId).where('patientId', 'in', ids).execute();
  const words = patients.flatMap((one) => searchWords(one).map((word) => ({ clinicId, word, patientId: one.id })));
  if (words.length > 0) await tx.db.insertInto('patient_word').values(words).execute();
}

/** Writes the nouns that events carry, as after the change; replaying a log is the same act. */
export async function putNouns(tx: Tx, clinicId: Id, happened: readonly ClinicEvent[]): Promise<void> {
  for (const name of Object.keys(puts) as NounName[]) await putKind(tx, clinicId, name, happened);
}

async function putKind<N extends NounName>(
  tx: Tx,
  clinicId: Id,
  name: N,
  happened: readonly ClinicEvent[],
): Promise<void> {
  const nouns = new Map<Id, Nouns[N]>();
  for (const event of happened) {
    const row: { noun?: NounName } = events[event.type];
    if (row.noun !== name) continue;
    const noun = (event as unknown as Nouns)[name];
    nouns.set(noun.id, noun);
  }
  if (nouns.size > 0) await puts[name](tx, clinicId, [...nouns.values()]);
}
