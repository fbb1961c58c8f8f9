// Languages: the two the house speaks, their direction and the full tag that fixes region and digits.
import type { Language } from '#shared/model/caller.ts';
import type { Direction } from './isolate.ts';

export type Digits = 'arab' | 'latn';

/** Each language in its own name, never translated. */
export const languageNames: Readonly<Record<Language, string>> = { ar: 'العربية', en: 'English' };

/** The direction a language is written in. */
export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The digits really shown: English sentences always use 0-9, as Arabic-Indic digits would turn their ranges round. */
function digitsOf(language: Language, digits: Digits): Digits {
  return language === 'en' ? 'latn' : digits;
}

/** The full BCP 47 tag, as `ar-SA-u-nu-arab`: nothing is left to the defaults of an engine. */
export function languageTag(language: Language, region: string, digits: Digits): string {
  return `${language}-${region}-u-nu-${digitsOf(language, digits)}`;
}

/** The region of a clinic's locale (`ar-SA` → `SA`); Saudi Arabia where it names none. */
export function regionOf(locale: string): string {
  return /-([A-Z]{2})\b/.exec(locale)?.[1] ?? 'SA';
}
