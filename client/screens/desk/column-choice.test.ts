// Proves that a person's columns are theirs, and that the clinic's new ones are not lost on them.
import { expect, test } from 'vitest';
import { ALL_COLUMNS, inOwnOrder, isPlain, notHidden, withShown } from './column-choice.ts';

const clinic = ['sara', 'khalid', 'room', 'laser'].map((id) => ({ id }));
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

test('[DA5] columns stand in the order somebody gave them, new ones of the clinic after them', () => {
  const choice = { order: ['room', 'sara', 'khalid'], hidden: [] };
  expect(ids(inOwnOrder(clinic, choice))).toEqual(['room', 'sara', 'khalid', 'laser']);
  expect(ids(inOwnOrder(clinic, ALL_COLUMNS))).toEqual(ids(clinic));
});

test('[DA5] a column that is out of use since leaves no gap', () => {
  const choice = { order: ['gone', 'laser', 'sara'], hidden: ['gone'] };
  expect(ids(inOwnOrder(clinic, choice))).toEqual(['laser', 'sara', 'khalid', 'room']);
  expect(isPlain(clinic, { order: ['gone'], hidden: ['gone'] })).toBe(true);
});

test('[DA6] hidden columns are not shown until they are shown again, and never all of them are hidden', () => {
  const hidden = withShown(withShown(ALL_COLUMNS, 'room', false), 'laser', false);
  expect(ids(notHidden(clinic, hidden))).toEqual(['sara', 'khalid']);
  expect(ids(notHidden(clinic, withShown(hidden, 'room', true)))).toEqual(['sara', 'khalid', 'room']);
  expect(ids(notHidden(clinic, { order: [], hidden: ids(clinic) }))).toEqual(ids(clinic));
  expect(isPlain(clinic, hidden)).toBe(false);
});
