// The code of a screen that waits to be paired: read off a wall by one person and typed by another.
import { toLatinDigits } from '#shared/i18n/digits.ts';

/** Of letters and digits that look alike from across a room only one is used: no 0 O, 1 I L, Z, S, B, U. */
export const PAIRING_ALPHABET = 'ACDEFGHJKMNPQRTVWXY23456789';
/** Letters and digits of a code. */
export const PAIRING_LENGTH = 5;

const LOOKS_LIKE: Readonly<Record<string, string>> = { Z: '2', S: '5', B: '8', U: 'V' };
const FIRST_PART = 3;

/** A code as it is shown: `K7M-42`. */
export function spelledCode(code: string): string {
  return `${code.slice(0, FIRST_PART)}-${code.slice(FIRST_PART)}`;
}

/** A code as it was meant, in whatever case, digits and spacing it was typed; null where no code is like it. */
export function typedCode(text: string): string | null {
  const typed = toLatinDigits(text)
    .toUpperCase()
    .replaceAll(/[\s\u00ad\u2010-\u2015\u2212_.-]/g, '');
  const meant = Array.from(typed, (one) => LOOKS_LIKE[one] ?? one);
  const isCode = meant.length === PAIRING_LENGTH && meant.every((one) => PAIRING_ALPHABET.includes(one));
  return isCode ? meant.join('') : null;
}
