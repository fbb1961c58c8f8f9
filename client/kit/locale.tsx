// Locale: gives everything below it the words, writers and direction of this reader in this clinic.
import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { speak } from '#client/i18n/words.ts';
import { regionOf } from '#shared/i18n/language.ts';
import { languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import { type Format, makeFormat } from './format.ts';
import { usePreferences } from './preferences.ts';

/** The clinic's habits that formatting needs; any Clinic has them. */
export type Habits = Pick<Clinic, 'locale' | 'digits' | 'hourCycle' | 'weekStart' | 'hijri' | 'hijriAdjust'>;

/** Before a clinic is known, as on the sign-in page. */
export const GULF_HABITS: Habits = {
  locale: 'ar-SA',
  digits: 'arab',
  hourCycle: 'h12',
  weekStart: 7,
  hijri: 'secondary',
  hijriAdjust: 0,
};

const FormatContext = createContext<Format | null>(null);

interface LocaleProviderProps {
  readonly habits?: Habits | undefined;
  /** The account's locale, which rules where this device has chosen no language. */
  readonly callerLocale?: string | undefined;
  readonly children: ReactNode;
}

/** Follows the clinic's habits and the device's preferences; changes words, direction and digits live. */
export function LocaleProvider({ habits = GULF_HABITS, callerLocale, children }: LocaleProviderProps) {
  const { t, i18n } = useTranslation();
  const chosen = usePreferences();
  const wanted = chosen.language ?? languageOf(callerLocale ?? habits.locale);
  const digits = chosen.digits ?? habits.digits;
  const region = regionOf(habits.locale);
  useEffect(() => {
    void speak(wanted, region, digits);
  }, [wanted, region, digits]);

  const spoken = languageOf(i18n.language);
  const { hourCycle, weekStart, hijri, hijriAdjust } = habits;
  const format = useMemo(
    () => makeFormat({ language: spoken, region, digits, hourCycle, weekStart, hijri, hijriAdjust }, t),
    [spoken, region, digits, hourCycle, weekStart, hijri, hijriAdjust, t],
  );
  return (
    <I18nProvider locale={format.tag}>
      <FormatContext value={format}>{children}</FormatContext>
    </I18nProvider>
  );
}

/** The writers of this reader. Throws outside a LocaleProvider. */
export function useFormat(): Format {
  const format = use(FormatContext);
  if (format === null) throw new Error('useFormat needs a LocaleProvider above it');
  return format;
}
