// Proves that colleagues can be told apart and keep their colour.
import { expect, test } from 'vitest';
import { initialOf, personColour } from './person.ts';

test.each([
  ['د. سارة الهاشمي', 'س'],
  ['Dr. Lina', 'L'],
  ['omar', 'O'],
  ['  منى', 'م'],
  ['', ''],
])('the letter of %j is %j', (name, letter) => {
  expect(initialOf(name)).toBe(letter);
});

test('a person keeps one of four colours and all four are used', () => {
  const ids = Array.from({ length: 64 }, (_, n) => `0199-${n}`);
  expect(new Set(ids.map(personColour))).toEqual(new Set([1, 2, 3, 4]));
  expect(personColour('huda')).toBe(personColour('huda'));
});
