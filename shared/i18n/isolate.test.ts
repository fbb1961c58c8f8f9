// Proves that names, phones and ranges keep their order inside sentences.
import { expect, test } from 'vitest';
import { isolate, isolateAs, isolateLtr } from './isolate.ts';

test.each([
  ['Lina Q.', '\u2068Lina Q.\u2069'],
  ['منى', '\u2068منى\u2069'],
  ['+966 50 123 4567', '\u2066+966 50 123 4567\u2069'],
  ['09:05–09:20', '\u206709:05–09:20\u2069'],
  ['٩:٠٥–٩:٢٠ ص', '\u2067٩:٠٥–٩:٢٠ ص\u2069'],
  ['٩:٠٥ ص', '\u2067٩:٠٥ ص\u2069'],
  ['١٢', '١٢'],
  ['1,200', '1,200'],
  ['\u2066A-12\u2069', '\u2066A-12\u2069'],
])('in an Arabic sentence %s stays whole', (value, marked) => {
  expect(isolate(value, 'rtl')).toBe(marked);
});

test('a range follows an English sentence', () => {
  expect(isolate('9:05–9:20 AM', 'ltr')).toBe('\u20669:05–9:20 AM\u2069');
});

test('isolating twice adds nothing', () => {
  for (const value of ['Lina Q.', '09:05–09:20', '+20 10', '']) {
    expect(isolate(isolate(value, 'rtl'), 'rtl')).toBe(isolate(value, 'rtl'));
  }
  expect(isolateLtr('A-12')).toBe('\u2066A-12\u2069');
  expect(isolateAs('ltr', '1–2')).toBe('\u20661–2\u2069');
});
