// Proves that colleagues can be told apart and keep their colour.
import { expect, test } from 'vitest';
import { colourInOrder, initialOf, personColour } from './person.ts';

test.each([
  ['د. سارة الهاشمي', 'س'],
  ['Dr. Lina', 'L'],
  ['omar', 'O'],
  ['  منى', 'م'],
  ['', ''],
])('the letter of %j is %j', (name, letter) => {
  expect(initialOf(name)).toBe(letter);
});

test('[GR20] any four people who follow one another in the clinic differ in colour', () => {
  const ids = ['huda', 'omar', 'mona', 'sara', 'khalid', 'rania'];
  colourInOrder(ids);
  const colours = ids.map(personColour);
  for (const first of [0, 1, 2]) expect(new Set(colours.slice(first, first + 4)).size).toBe(4);
  colourInOrder([]);
});

test('somebody without a place keeps one of four colours, and all four are used', () => {
  const ids = Array.from({ length: 64 }, (_, n) => `0199-${n}`);
  expect(new Set(ids.map(personColour))).toEqual(new Set([1, 2, 3, 4]));
  expect(personColour('huda')).toBe(personColour('huda'));
});
