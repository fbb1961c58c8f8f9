// What tests of words speak with: the catalogue and the writers of one language, with the habits of Riyadh and Latin digits.
import type { Translate } from '#shared/i18n/catalog.ts';
import { translator } from '#shared/i18n/catalog.ts';
import type { Language } from '#shared/model/caller.ts';
import { type Format, makeFormat } from '#client/kit/format.ts';

const habits = { region: 'SA', digits: 'latn', hourCycle: 'h23', weekStart: 7, hijri: 'off', hijriAdjust: 0 } as const;

/** A reader of one language. */
export function wording(language: Language): { readonly t: Translate; readonly format: Format } {
  const t = translator(language, 'latn');
  return { t, format: makeFormat({ language, ...habits }, t) };
}

/** A text without the marks that keep names whole in the other direction of writing. */
export function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
