// The words of the page: loads one language at a time and sets words, `lang` and `dir` together.
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Translate } from '#shared/i18n/catalog.ts';
import { type Digits, directionOf, languageTag } from '#shared/i18n/language.ts';
import { catalogOptions, NAMESPACE } from '#shared/i18n/options.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';

const loaders = {
  ar: () => import('#shared/i18n/ar/words.ts'),
  en: () => import('#shared/i18n/en/words.ts'),
} as const;

/** The catalogue of this page. */
export const i18n = createInstance().use(initReactI18next);

/** The language the page speaks now. */
export function spokenLanguage(): Language {
  return languageOf(i18n.language);
}

/** Makes the page speak: loads the language's words if needed, then changes words, `lang` and `dir` at once. */
export async function speak(language: Language, region: string, digits: Digits): Promise<void> {
  const tag = languageTag(language, region, digits);
  const { words } = await loaders[language]();
  if (!i18n.isInitialized) await begin(tag);
  if (!i18n.hasResourceBundle(language, NAMESPACE)) i18n.addResourceBundle(language, NAMESPACE, words);
  await i18n.changeLanguage(tag);
}

/** A reader of the catalogue in a language that need not be the page's: loads its words if needed. */
export async function readerIn(language: Language, region: string, digits: Digits): Promise<Translate> {
  const { words } = await loaders[language]();
  const reader = createInstance();
  const options = catalogOptions(languageTag(language, region, digits), () => directionOf(language));
  await reader.init({ ...options, resources: { [language]: { [NAMESPACE]: words } }, initAsync: false });
  return reader.getFixedT(null, NAMESPACE);
}

async function begin(tag: string): Promise<void> {
  i18n.on('languageChanged', showLanguage);
  await i18n.init({
    ...catalogOptions(tag, () => directionOf(spokenLanguage())),
    resources: {},
    react: { useSuspense: false, transSupportBasicHtmlNodes: false },
  });
}

function showLanguage(tag: string): void {
  const language = languageOf(tag);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  document.title = i18n.t(($) => $.common.app.name);
}
