// Digits: what people type in either Arabic set, as the ASCII digits that are stored and compared.

const EITHER_ARABIC_SET = /[٠-٩۰-۹]/g;

/** The text with Arabic-Indic (٠-٩) and Extended Arabic-Indic (۰-۹) digits turned into 0-9; all else is left as it is. */
export function toLatinDigits(text: string): string {
  return text.replace(EITHER_ARABIC_SET, (digit) => String(digit.charCodeAt(0) % 16));
}
