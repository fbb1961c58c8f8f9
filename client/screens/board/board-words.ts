// What an idle board says: the clinic's names and the day, in both languages.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Language } from '#shared/model/caller.ts';
import type { Tongue } from './both-languages.ts';

/** A name and the language it is in. */
export type SpokenName = { readonly name: string; readonly language: Language };

/** The clinic's name in each language it has one in, the clinic's own first; the same name is said once. */
export function namesOf(
  { name, names }: Pick<Clinic, 'name' | 'names'>,
  both: readonly Pick<Tongue, 'language'>[],
): readonly SpokenName[] {
  const all = both.map(({ language }, at) => {
    const own = names[language] ?? '';
    return { name: own === '' && at === 0 ? name : own, language };
  });
  const told = all.filter((one) => one.name !== '');
  return told.filter((one, at) => told.findIndex((other) => other.name === one.name) === at);
}

/** The day in one language: the calendar the clinic goes by first, and the other where it is shown. */
export function dateLines(
  { format, t }: Pick<Tongue, 'format' | 't'>,
  date: string,
  hijri: Clinic['hijri'],
): readonly string[] {
  const gregorian = format.dateLong(date);
  if (hijri === 'off') return [gregorian];
  if (hijri === 'secondary') return [gregorian, format.hijri(date)];
  return [t(($) => $.board.day, { weekday: format.weekday(date), date: format.hijri(date) }), format.dateOfYear(date)];
}
