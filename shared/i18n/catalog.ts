// The catalogue: every word of the house in both languages, with typed keys, for readers that are not a browser.
import { createInstance, type TFunction } from 'i18next';
import type { Language } from '#shared/model/caller.ts';
import { words as ar } from './ar/words.ts';
import { words as en } from './en/words.ts';
import { type Digits, directionOf, languageTag } from './language.ts';
import { catalogOptions, NAMESPACE } from './options.ts';

export type Words = typeof en;
export type Translate = TFunction<typeof NAMESPACE>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof NAMESPACE;
    enableSelector: true;
    resources: { words: Words };
  }
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Unplural<Key> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key;

/** The codes of refusals that have a sentence. */
export type RefusalCode = keyof Words['errors']['refusal'];

/** What can be wrong with one field; a new problem is a new key of `errors.json`, nothing else. */
export type FieldProblem = Unplural<keyof Words['errors']['field']>;

/** The catalogue's words by language, as i18next wants them. */
export const catalog = { ar: { [NAMESPACE]: ar }, en: { [NAMESPACE]: en } } as const;

/** A reader of the catalogue in one language; `region` only chooses among Intl's habits. Pure: no clock, no I/O. */
export function translator(language: Language, digits: Digits, region = 'SA'): Translate {
  const instance = createInstance({
    ...catalogOptions(languageTag(language, region, digits), () => directionOf(language)),
    resources: catalog,
    initAsync: false,
  });
  void instance.init();
  return instance.getFixedT(null, NAMESPACE);
}
