// Finding lines of the command menu by what is typed: every word begins a word of the line, in any spelling.
import { foldArabic, wordsOf } from '#shared/i18n/fold.ts';
import type { Entry } from './entry.ts';

type Named = Pick<Entry, 'text' | 'also'>;

/** The lines that fit, the closest first; those that fit as well keep their order. An empty text fits all. */
export function fitting<E extends Named>(entries: readonly E[], typed: string): readonly E[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return foldArabic(typed) === '' ? entries : [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, foldArabic(typed), wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ entry }) => entry);
}

/** 0: it begins so; 1: its words do; 2: only together with the other words it goes by. Null: it does not fit. */
function rankOf({ text, also = '' }: Named, typed: string, wanted: readonly string[]): number | null {
  if (foldArabic(text).startsWith(typed)) return 0;
  const own = beginnings(text);
  if (wanted.every((word) => own.some((one) => one.startsWith(word)))) return 1;
  const all = [...own, ...beginnings(also)];
  return wanted.every((word) => all.some((one) => one.startsWith(word))) ? 2 : null;
}

/** Where a word may be begun: the Arabic article is often left out. */
function beginnings(text: string): string[] {
  return wordsOf(text).flatMap((word) => (/^[وب]?ال../.test(word) ? [word, word.replace(/^[وب]?ال/, '')] : [word]));
}
