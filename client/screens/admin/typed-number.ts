// Whole numbers as they are typed, in either digit set.
import { toLatinDigits } from '#shared/i18n/digits.ts';

/** The number of a text; NaN where it is none, so that the contract says what is wrong with it. */
export function numberOf(text: string): number {
  const plain = toLatinDigits(text).trim();
  return /^-?\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
