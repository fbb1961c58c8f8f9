// Proves that the command menu reads a date as people say it.
import { expect, test } from 'vitest';
import { dateAsked } from './date-entry.ts';

const facts = { today: '2026-11-20', language: 'ar' as const };

test.each([
  ['go to Sunday 22 November', '2026-11-22'],
  ['Sunday, 22 November', '2026-11-22'],
  ['الأحد ٢٢ نوفمبر', '2026-11-22'],
  ['اذهب إلى غدًا', '2026-11-21'],
  ['إلى ٢٢/١١', '2026-11-22'],
  ['Monday 22 November', null],
  ['نورة', null],
  ['', null],
])('[DA21] a date is gone to as it is said: %s', (typed, date) => {
  expect(dateAsked(typed, facts)).toBe(date);
});
