// The form on a schedule's names.
import type { Language } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { FormShape } from './form/edits.ts';
import { inTwo, type NameTyped, otherThan, type TitleTyped, translations } from './form/naming.tsx';

export type ScheduleTyped = NameTyped & TitleTyped;

/** The part of a schedule its form is about. */
export type Named = Pick<Schedule, 'name' | 'names' | 'title' | 'titles' | 'version'>;

/** A schedule that is yet to be added. */
export const unnamed: Named = { name: '', names: {}, title: '', titles: {}, version: 0 };

/** The form of a schedule's names; `own` is the clinic's language. */
export function scheduleShape(own: Language): FormShape<Named, ScheduleTyped> {
  return {
    typedOf: (noun) => {
      const [name, otherName] = inTwo(own, noun.name, noun.names);
      const [title, otherTitle] = inTwo(own, noun.title, noun.titles);
      return { name, otherName, title, otherTitle };
    },
    fieldsOf: ({ name, otherName, title, otherTitle }) => ({
      name,
      names: translations(own, otherName),
      title,
      titles: translations(own, otherTitle),
    }),
    writes: {
      name: ['name', 'names'],
      otherName: ['names'],
      title: ['title', 'titles'],
      otherTitle: ['titles'],
    },
    spots: {
      [`names.${own}`]: 'name',
      [`names.${otherThan(own)}`]: 'otherName',
      names: 'otherName',
      [`titles.${own}`]: 'title',
      [`titles.${otherThan(own)}`]: 'otherTitle',
      titles: 'otherTitle',
    },
  };
}
