// Writes nouns by id, from the events that carry them: one statement for all of a kind.
import { type ClinicEvent, events, type NounName, type Nouns, settingsNouns } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';
import { searchWords } from '#shared/rules/patient-words.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './open.ts';

type Put<N extends NounName> = (tx: Tx, clinicId: Id, nouns: readonly Nouns[N][]) => Promise<void>;
/** The nouns whose table bears their name and which a command may add. */
type Added = Exclude<NounName, 'clinic' | 'member'>;

/** Rows in one statement, which takes no more than 65,535 parameters: two joined records may have had thousands of visits. */
const MOST_AT_ONCE = 1000;

/** In this order they are written, so that whatever refers to another finds it. */
const puts: { readonly [N in NounName]: Put<N> } = {
  clinic: async (tx, clinicId, nouns) => {
    for (const { id: _, ...rest } of nouns)
      await tx.db.updateTable('clinic').set(rest).where('id', '=', clinicId).execute();
  },
  schedule: put('schedule'),
  service: put('service'),
  display: put('display'),
  // Whose account a member has is no part of the noun: the row is there before its first event.
  member: async (tx, clinicId, nouns) => {
    for (const { id, ...rest } of nouns) {
      await tx.db.updateTable('member').set(rest).where('clinicId', '=', clinicId).where('id', '=', id).execute();
    }
  },
  patient: async (tx, clinicId, nouns) => {
    await put('patient')(tx, clinicId, nouns);
    await putWords(tx, clinicId, nouns);
  },
  series: put('series'),
  appointment: put('appointment'),
  hold: put('hold'),
  closure: put('closure'),
};

function put<N extends Added>(table: N): Put<N> {
  return async (tx, clinicId, nouns) => {
    for (let from = 0; from < nouns.length; from += MOST_AT_ONCE) {
      const rows: readonly object[] = nouns.slice(from, from + MOST_AT_ONCE).map((noun) => ({ clinicId, ...noun }));
      await tx.db
        .insertInto(table as 'hold')
        .values(rows as never)
        .onConflict((on) => on.columns(['clinicId', 'id']).doUpdateSet(() => overwrite(nouns[0])))
        .execute();
    }
  };
}

/** Every property of a noun set to the value the insert brought. */
function overwrite(noun: object | undefined): Record<string, RawBuilder<never>> {
  const names = Object.keys(noun ?? {}).filter((name) => name !== 'id');
  return Object.fromEntries(names.map((name) => [name, sql.ref<never>(`excluded.${name}`)]));
}

async function putWords(tx: Tx, clinicId: Id, patients: readonly Nouns['patient'][]): Promise<void> {
  const ids = patients.map((one) => one.id);
  await tx.db.deleteFrom('patient_word').where('clinicId', '=', clinicId).where('patientId', 'in', ids).execute();
  const words = patients.flatMap((one) => searchWords(one).map((word) => ({ clinicId, word, patientId: one.id })));
  if (words.length > 0) await tx.db.insertInto('patient_word').values(words).execute();
}

/**
 * Writes the nouns that events carry, as after the change; replaying a log is the same act. What is kept of the settings in
 * memory is out of date by it where one of them is among these.
 */
export async function putNouns(tx: Tx, clinicId: Id, happened: readonly ClinicEvent[]): Promise<void> {
  const versions: number[] = [];
  for (const name of Object.keys(puts) as NounName[]) {
    const nouns = await putKind(tx, clinicId, name, happened);
    if (settingsNouns.has(name)) versions.push(...nouns.map(({ version }) => version));
  }
  if (versions.length === 0) return;
  const settingsVersion = Math.max(...versions);
  await tx.db.updateTable('clinic').set({ settingsVersion }).where('id', '=', clinicId).execute();
}

async function putKind<N extends NounName>(
  tx: Tx,
  clinicId: Id,
  name: N,
  happened: readonly ClinicEvent[],
): Promise<readonly Nouns[N][]> {
  const nouns = new Map<Id, Nouns[N]>();
  for (const event of happened) {
    const row: { noun?: NounName } = events[event.type];
    if (row.noun !== name) continue;
    const noun = (event as unknown as Nouns)[name];
    nouns.set(noun.id, noun);
  }
  const all = [...nouns.values()];
  if (all.length > 0) await puts[name](tx, clinicId, all);
  return all;
}
