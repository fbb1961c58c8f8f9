// Proves that what a merge takes over, and what it no longer shows, is said before it is done.
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { mergeOf } from './merge-of.ts';

const into = { ...paperStage.patient, name: 'Lina Qasim', phone: '0501', note: 'Calls back' };
const from = { ...into, id: idOf(40), name: 'Lina Q.', phone: '0502', birthDate: '1988-03-07', note: 'Deaf' };

test('[PA56] it takes over what it lacks and both notes, and keeps its own where both say something', () => {
  const { result, takes, keeps } = mergeOf(from, into);
  expect(result).toMatchObject({
    name: 'Lina Qasim',
    phone: '0501',
    birthDate: '1988-03-07',
    note: 'Calls back\nDeaf',
  });
  expect(takes).toEqual(['birthDate', 'note']);
  expect(keeps).toEqual(['name', 'phone']);
});

test('[PA56] where the other says nothing new, nothing is taken and nothing is lost', () => {
  const bare = { ...into, id: idOf(40), phone: null, note: '' };
  expect(mergeOf(bare, into)).toMatchObject({ takes: [], keeps: [] });
});
