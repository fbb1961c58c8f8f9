// Both languages of the house at once, as a screen speaks to whoever walks by.
import { useEffect, useState } from 'react';
import { readerIn } from '#client/i18n/words.ts';
import { type Format, makeFormat } from '#client/kit/format.ts';
import { GULF_HABITS } from '#client/kit/locale.tsx';
import { directionOf, regionOf } from '#shared/i18n/language.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Direction } from '#shared/i18n/isolate.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';
import { restartSoon } from './restart.tsx';
import type { ScreenView } from './screen-line.ts';

/** One of the two: its words and its writers. */
export interface Tongue {
  readonly language: Language;
  readonly direction: Direction;
  readonly t: Translate;
  readonly format: Format;
}

/** What a clinic decides of them; a screen without a clinic speaks as in the Gulf. */
type Habits = Pick<ScreenView['clinic'], 'locale' | 'digits' | 'hourCycle' | 'hijri' | 'hijriAdjust'>;

/** Both languages, the clinic's own first; null until their words are here. */
export function useBothLanguages(habits: Habits = GULF_HABITS): readonly [Tongue, Tongue] | null {
  const [both, setBoth] = useState<readonly [Tongue, Tongue] | null>(null);
  const { locale, digits, hourCycle, hijri, hijriAdjust } = habits;
  useEffect(() => {
    let isOver = false;
    const region = regionOf(locale);
    const tongue = async (language: Language): Promise<Tongue> => {
      const t = await readerIn(language, region, digits);
      const format = makeFormat({ language, region, digits, hourCycle, weekStart: 7, hijri, hijriAdjust }, t);
      return { language, direction: directionOf(language), t, format };
    };
    const load = async () => {
      const first = languageOf(locale);
      const loaded = await Promise.all([tongue(first), tongue(first === 'ar' ? 'en' : 'ar')]);
      if (!isOver) setBoth(loaded);
    };
    load().catch(restartSoon);
    return () => {
      isOver = true;
    };
  }, [locale, digits, hourCycle, hijri, hijriAdjust]);
  return both;
}
