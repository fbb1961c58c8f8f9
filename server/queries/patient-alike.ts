// patient.alike: who may be the same person as somebody about to be registered.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import { wordsOf } from '#shared/i18n/fold.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Patient } from '#shared/model/patient.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { localDigits } from '#shared/rules/patient-words.ts';
import { loadPatient } from '#server/store/calendar.ts';
import { patientsBornOn, patientsByWord } from '#server/store/find-patients.ts';
import type { Tx } from '#server/store/open.ts';

type Asked = QueryInput<'patient.alike'>;
type Same = QueryOutput<'patient.alike'>[number]['same'];

/** So many are named at most. */
const MOST_ALIKE = 20;

/** The view of those alike: by the phone however it was dialled, or by the name however it was written beside the birth date. */
export async function patientAlike(
  tx: Tx,
  asked: Asked,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'patient.alike'>>> {
  const { phone, birthDate, name, except } = asked;
  if (except !== undefined && !(await loadPatient(tx, clinicId, except))) return refuse({ code: 'not-found' });
  const byPhone = phone ? await patientsByWord(tx, clinicId, localDigits(phone), MOST_ALIKE) : [];
  const words = wordsOf(name);
  const byName = birthDate && words.length > 0 ? await patientsBornOn(tx, clinicId, birthDate, words) : [];
  const found = new Map([...byPhone, ...byName].map((one) => [one.id, one]));
  const alike = [...found.values()].map((one) => ({ ...one, same: sameness(one, asked) }));
  return accept(alike.filter(({ id, same }) => id !== except && same.length > 0).slice(0, MOST_ALIKE));
}

/** In what a patient is the same as somebody asked about. */
function sameness(patient: Patient, { name, phone, birthDate }: Asked): Same {
  const samePhone = !!phone && patient.phone !== null && localDigits(patient.phone) === localDigits(phone);
  const folded = (text: string) => wordsOf(text).join(' ');
  const sameName = !!birthDate && patient.birthDate === birthDate && folded(patient.name) === folded(name);
  return [...(samePhone ? (['phone'] as const) : []), ...(sameName ? (['name'] as const) : [])];
}
