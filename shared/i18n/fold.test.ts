// Proves that the names a front desk types are found however they are spelled.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toLatinDigits } from './digits.ts';
import { foldArabic, wordsOf } from './fold.ts';

const arabicText = fc.string({
  unit: fc.constantFrom(...'أإآٱاىيئیةهؤوكکـَُّْٰ ٠١٩۰۹0aZéİß\u200f\u2067.'.split('')),
});

test.each([
  ['أحمد', 'احمد'],
  ['إيمان', 'ايمان'],
  ['آمنة', 'امنه'],
  ['منى', 'مني'],
  ['مُحَمَّد', 'محمد'],
  ['عبـــد الله', 'عبد الله'],
  ['یوسف', 'يوسف'],
  ['ﻻمع', 'لامع'],
  ['Lína  QASIM ', 'lina qasim'],
  ['ملف ١٢٣', 'ملف 123'],
  ['۰۵۰', '050'],
])('%s is found as %s', (written, folded) => {
  expect(foldArabic(written)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.oneof(arabicText, fc.string({ unit: 'binary' })), (text) => {
      const folded = foldArabic(text);
      expect(foldArabic(folded)).toBe(folded);
    }),
  );
});

test('marks that only something silent kept apart fold to what folding leaves alone', () => {
  const folded = foldArabic('a\u1715\u200b\u{16ff0}');
  expect(foldArabic(folded)).toBe(folded);
});

test('a folded name never gets lost inside a longer one', () => {
  fc.assert(
    fc.property(arabicText, fc.constantFrom('أحمد', 'منى', '٥٠'), (before, name) => {
      expect(foldArabic(`${before} ${name} ب`)).toContain(foldArabic(name));
    }),
  );
});

test('a name is indexed by its words without punctuation', () => {
  expect(wordsOf(' د. سارة  الهاشمي-Lee ')).toEqual(['د', 'ساره', 'الهاشمي', 'lee']);
  expect(wordsOf('…')).toEqual([]);
});

test('both Arabic digit sets become 0-9 and nothing else changes', () => {
  expect(toLatinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 019 أ+-')).toBe('0123456789 0123456789 019 أ+-');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const latin = toLatinDigits(text);
      expect(toLatinDigits(latin)).toBe(latin);
      expect(latin).toHaveLength(text.length);
    }),
  );
});
