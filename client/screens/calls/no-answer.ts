// The tag that tells colleagues that somebody was called and did not answer.
import { foldArabic } from '#shared/i18n/fold.ts';
import type { Language } from '#shared/model/caller.ts';

/** The tag as it is written in each language; a clinic’s own language is the one it is kept in. */
export const NO_ANSWER: Readonly<Record<Language, string>> = { ar: 'لا رد', en: 'No answer' };

const FORMS: ReadonlySet<string> = new Set(Object.values(NO_ANSWER).map(foldArabic));

/** Whether a visit carries it, in whichever language. */
export function wasUnanswered(tags: readonly string[]): boolean {
  return tags.some((tag) => FORMS.has(foldArabic(tag)));
}

/** The tags with it, written in `language`; the same where it is there already. */
export function withNoAnswer(tags: readonly string[], language: Language): readonly string[] {
  return wasUnanswered(tags) ? tags : [...tags, NO_ANSWER[language]];
}

/** The tags without it. */
export function withoutNoAnswer(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => !FORMS.has(foldArabic(tag)));
}
