// Proves that what was searched for is marked where it was found, in whichever spelling.
import { expect, test } from 'vitest';
import { markedDigits, markedWords, type MarkedPart } from './marked.ts';

const shown = (parts: readonly MarkedPart[]) =>
  parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

test.each([
  ['إيمان آل سعود', 'ايم', '[إيم]ان آل سعود'],
  ['فاطمة الزهراني', 'الزهر فاطمه', '[فاطمة] [الزهر]اني'],
  ['مُحَمَّد علي', 'محم', '[مُحَمَّ]د علي'],
  ['Lina Qasim', 'qas', 'Lina [Qas]im'],
  ['Lina Qasim', 'ina', 'Lina Qasim'],
  ['Lina Qasim', '', 'Lina Qasim'],
])('[PA58] of “%s”, searched by “%s”, this is marked: %s', (name, wanted, marks) => {
  expect(shown(markedWords(name, wanted))).toBe(marks);
});

test.each([
  ['+966 50 123 4567', '0501234', '+966 [50 123 4]567'],
  ['+966 50 123 4567', '٤٥٦٧', '+966 50 123 [4567]'],
  ['+966 50 123 4567', 'علي', '+966 50 123 4567'],
  ['ملف ١٠٤٢', '1042', 'ملف [١٠٤٢]'],
])('[PA58] of the number “%s”, searched by “%s”, this is marked: %s', (number, wanted, marks) => {
  expect(shown(markedDigits(number, wanted))).toBe(marks);
});
