// Proves that a form sends what differs, follows what nobody types in it, and loses neither side of a conflict.
import { expect, test } from 'vitest';
import { chosen, crossed, editOf, followed, opened, saved, spotOf, touchedOf } from './edits.ts';
import { type Named, scheduleShape } from '#client/screens/admin/schedule-shape.ts';

const shape = scheduleShape('ar');
const huda: Named = { name: 'هدى', names: { ar: 'هدى', en: 'Huda' }, title: 'أطفال', titles: {}, version: 3 };
const begun = opened(shape, huda);
const typed = (part: Partial<typeof begun.typed>, on = begun) => ({ ...on, typed: { ...on.typed, ...part } });

test('[CS30] what is sent is what differs, with what was seen of it; nothing where nothing does', () => {
  expect(editOf(shape, begun)).toBeNull();
  expect(editOf(shape, typed({ title: 'عيون' }))).toEqual({
    baseVersion: 3,
    base: { title: 'أطفال', titles: {} },
    title: 'عيون',
    titles: {},
  });
  expect(editOf(shape, typed({ otherName: 'Hoda' }))).toEqual({
    baseVersion: 3,
    base: { names: { ar: 'هدى', en: 'Huda' } },
    names: { en: 'Hoda' },
  });
});

test('[CS31] a field that nobody types in follows; one that is typed stays and rests on what was seen', () => {
  const after = { ...huda, name: 'هدى علي', names: { en: 'Huda Ali' }, title: 'قلب', version: 7 };
  expect(followed(shape, begun, after)).toEqual(opened(shape, after));
  const mine = followed(shape, typed({ title: 'عيون' }), after);
  expect(mine.typed).toEqual({ name: 'هدى علي', otherName: 'Huda Ali', title: 'عيون', otherTitle: '' });
  expect(editOf(shape, mine)).toMatchObject({ baseVersion: 3, base: { title: 'أطفال' }, title: 'عيون' });
  expect(followed(shape, mine, huda)).toBe(mine);
});

test('[CS32] a conflict keeps what is typed and asks field by field; each choice saves on top of what stands', () => {
  const current = { ...huda, title: 'قلب', version: 9 };
  const by = { id: 'm', name: 'منى' };
  const clash = { field: 'title', base: 'أطفال', theirs: 'قلب', mine: 'عيون', by, at: null };
  const asked = crossed(shape, typed({ title: 'عيون', otherName: 'Hoda' }), current, [clash]);
  expect(asked.clashes).toEqual([{ at: 'title', by, when: null }]);
  expect(asked.typed).toMatchObject({ title: 'عيون', otherName: 'Hoda' });

  const mine = chosen(shape, asked, 'title', 'mine');
  expect(mine.clashes).toEqual([]);
  expect(editOf(shape, mine)).toMatchObject({ baseVersion: 9, base: { title: 'قلب' }, title: 'عيون' });
  const theirs = chosen(shape, asked, 'title', 'theirs');
  expect(touchedOf(shape, theirs)).toEqual(['otherName']);
  expect(editOf(shape, theirs)).not.toHaveProperty('title');
});

test('[CS31] what is typed while the form is on its way stays, and is sent with the next one', () => {
  const sent = typed({ title: 'عيون' });
  const after = { ...huda, title: 'عيون', titles: {}, version: 4 };
  expect(saved(shape, sent, sent.typed, after)).toEqual(opened(shape, after));
  const meanwhile = saved(shape, typed({ otherName: 'Hoda' }, sent), sent.typed, after);
  expect(touchedOf(shape, meanwhile)).toEqual(['otherName']);
  expect(editOf(shape, meanwhile)).toMatchObject({ baseVersion: 4, names: { en: 'Hoda' } });
});

test('[CS33] a path inside the input finds its field: each language its own, and an unknown one none', () => {
  expect(spotOf(shape, 'names.en')).toBe('otherName');
  expect(spotOf(shape, 'names.ar')).toBe('name');
  expect(spotOf(shape, 'title')).toBe('title');
  expect(spotOf(shape, 'active')).toBeNull();
});
