// Names in the reader's language: of schedules and services, which a clinic may have written in both.
import type { Language } from '#shared/model/caller.ts';
import type { TranslatedNames } from '#shared/model/text.ts';

/** The name as the reader's language has it, else the one it goes by. */
export function nameIn(
  language: Language,
  { name, names }: { readonly name: string; readonly names: TranslatedNames },
) {
  return names[language] ?? name;
}

/** What stands under a schedule's name: a specialty or the kind of room. */
export function titleIn(
  language: Language,
  { title, titles }: { readonly title: string; readonly titles: TranslatedNames },
) {
  return titles[language] ?? title;
}
