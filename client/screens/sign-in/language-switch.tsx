// Changes the language of the page at once; the button speaks the language it leads to.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { prefer } from '#client/kit/preferences.ts';
import { directionOf, languageNames } from '#shared/i18n/language.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';

const OTHER: Readonly<Record<Language, Language>> = { ar: 'en', en: 'ar' };

/** One press changes words, direction and digits. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = OTHER[languageOf(i18n.language)];
  return (
    <Button variant="quiet" onPress={() => prefer({ language: other })}>
      <span lang={other} dir={directionOf(other)}>
        {languageNames[other]}
      </span>
    </Button>
  );
}
