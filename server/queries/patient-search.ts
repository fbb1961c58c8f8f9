// patient.search: by part of a name, a phone number or a file number, in whichever letters and digits it was typed.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import { foldArabic, wordsOf } from '#shared/i18n/fold.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { findPatients } from '#server/store/find-patients.ts';
import type { Tx } from '#server/store/open.ts';

const USUAL_LIMIT = 12;
const MOST_WORDS = 5;
const LONG_NUMBER = /^\d{10,}$/;

/** The view of a search: by name, at most `limit`; nobody for a text without letters and digits. */
export async function patientSearch(
  tx: Tx,
  input: QueryInput<'patient.search'>,
  caller: Caller,
): Promise<Decision<QueryOutput<'patient.search'>>> {
  const words = wordsAsked(input.text);
  if (words.length === 0) return accept([]);
  return accept(await findPatients(tx, caller.clinicId, words, input.limit ?? USUAL_LIMIT));
}

/**
 * The folded words of a search, each in the spellings it may stand for; a text of digits, spaces and phone signs is one
 * number. Of a long number the last nine digits are enough, whatever country or zero was typed before them.
 */
export function wordsAsked(text: string): string[][] {
  const folded = foldArabic(text);
  const isNumber = /^[\d\s+().-]+$/.test(folded);
  const words = isNumber ? [folded.replaceAll(/\D/g, '').replace(/^00/, '')] : wordsOf(folded);
  return words
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => (LONG_NUMBER.test(word) ? [word, word.slice(-9)] : [word]));
}
