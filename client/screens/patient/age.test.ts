// Proves that an age is told as people say it, on the day before a birthday and after it.
import { expect, test } from 'vitest';
import { translator } from '#shared/i18n/catalog.ts';
import { ageOn, ageWords } from './age.ts';

test.each([
  ['1988-11-20', 'years', 38],
  ['1988-11-21', 'years', 37],
  ['2024-11-20', 'years', 2],
  ['2024-11-21', 'months', 23],
  ['2026-10-20', 'months', 1],
  ['2026-10-21', 'days', 30],
  ['2026-11-20', 'days', 0],
] as const)('[PA42] who was born on %s is %s: %i', (born, unit, count) => {
  expect(ageOn('2026-11-20', born)).toEqual({ unit, count });
});

test('[PA42] who is not born yet has no age', () => {
  expect(ageOn('2026-11-20', '2026-11-21')).toBeNull();
});

test('[PA42] an age is told in the forms of the language', () => {
  const [ar, en] = [translator('ar', 'arab'), translator('en', 'latn')];
  expect(ageWords({ unit: 'years', count: 3 }, ar)).toBe('٣ سنوات');
  expect(ageWords({ unit: 'years', count: 38 }, ar)).toBe('٣٨ سنة');
  expect(ageWords({ unit: 'months', count: 2 }, ar)).toBe('شهران');
  expect(ageWords({ unit: 'years', count: 38 }, en)).toBe('38 years');
  expect(ageWords({ unit: 'days', count: 1 }, en)).toBe('1 day');
});
