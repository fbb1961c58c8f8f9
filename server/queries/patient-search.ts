// patient.search: by part of a name, a phone number or a file number, in whichever letters and digits it was typed.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import { foldArabic } from '#shared/i18n/fold.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { findPatients } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';

const USUAL_LIMIT = 12;
const MOST_WORDS = 5;

export async function patientSearch(
  tx: Tx,
  input: QueryInput<'patient.search'>,
  caller: Caller,
): Promise<Decision<QueryOutput<'patient.search'>>> {
  const words = wordsAsked(input.text);
  if (words.length === 0) return accept([]);
  return accept(await findPatients(tx, caller.clinicId, words, input.limit ?? USUAL_LIMIT));
}

/** The folded words of a search; a text of digits, spaces and phone signs is one number. */
export function wordsAsked(text: string): string[] {
  const folded = foldArabic(text);
  if (/^[\d\s+().-]+$/.test(folded)) {
    const digits = folded.replaceAll(/\D/g, '').replace(/^00/, '');
    return digits ? [digits] : [];
  }
  return folded.split(' ').filter(Boolean).slice(0, MOST_WORDS);
}
