// Folding: the form in which names are compared, so that spellings people mix find each other.
import { toLatinDigits } from './digits.ts';

const SILENT = /[\p{Mn}\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const SAME_LETTER: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
};
const VARIANT = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'g');

/**
 * The search form of a text: letter variants as one (أإآٱ→ا, ىئی→ي, ؤ→و, ة→ه, ک→ك), without vowel marks,
 * tatweel and invisible marks, lower case, both Arabic digit sets as 0-9, runs of spaces as one.
 * Folding a folded text changes nothing.
 */
export function foldArabic(text: string): string {
  const marked = text.normalize('NFKD').toLowerCase().normalize('NFKD');
  // Marks that stay take their order anew once nothing silent stands between them.
  const bare = marked.replace(SILENT, '').normalize('NFKD');
  return toLatinDigits(bare.replace(VARIANT, (letter) => SAME_LETTER[letter] ?? letter))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The folded words of a text, in order, punctuation left out: what an index of names holds. */
export function wordsOf(text: string): string[] {
  return foldArabic(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
