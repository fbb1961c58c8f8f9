// Tests that a note two people changed keeps the words of both.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText } from './merge-text.ts';

test('[CO20] a text that one side changed is that side’s, to the last space', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(mergeText(base, changed, base)).toEqual({ text: changed, crossed: false });
      expect(mergeText(base, base, changed)).toEqual({ text: changed, crossed: false });
      expect(mergeText(base, changed, changed)).toEqual({ text: changed, crossed: false });
    }),
  );
});

test.each([
  [
    'both ends',
    'needs a wheelchair',
    'She needs a wheelchair',
    'needs a wheelchair today',
    'She needs a wheelchair today',
  ],
  ['words side by side', 'one two three four', 'one TWO three four', 'one two THREE four', 'one TWO THREE four'],
  [
    'a word taken and a word put in',
    'call the old number',
    'call the number',
    'call the old number twice',
    'call the number twice',
  ],
  ['lines', 'first\nsecond', 'first\nsecond\nthird', 'zeroth\nfirst\nsecond', 'zeroth\nfirst\nsecond\nthird'],
  [
    'Arabic',
    'يحتاج كرسيًا متحركًا',
    'يحتاج كرسيًا متحركًا عند الوصول',
    'المريض يحتاج كرسيًا متحركًا',
    'المريض يحتاج كرسيًا متحركًا عند الوصول',
  ],
])('[CO20] changes of %s go together', (_, base, theirs, mine, text) => {
  expect(mergeText(base, theirs, mine)).toEqual({ text, crossed: false });
  expect(mergeText(base, mine, theirs)).toEqual({ text, crossed: false });
});

test('[CO20] where both changed the same words, both stand, theirs first', () => {
  expect(mergeText('', 'Needs a wheelchair', 'Brings records')).toEqual({
    text: 'Needs a wheelchair\nBrings records',
    crossed: true,
  });
  expect(mergeText('room 1 please', 'room 2 please', 'room 3 please')).toEqual({
    text: 'room 2 / 3 please',
    crossed: true,
  });
  expect(mergeText('come early', 'come early and alone', 'come early and')).toEqual({
    text: 'come early and alone',
    crossed: true,
  });
});

test('[CO20] no word that either side added is ever lost, and none that neither side took', () => {
  const base = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 9 });
  const edits = fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(2)), { maxLength: 3 });
  const edited = (words: readonly string[], hand: string, changes: readonly (readonly [number, number, number])[]) => {
    const text = [...words];
    changes.forEach(([at, gone, count], turn) => {
      text.splice(at, gone, ...Array.from({ length: count }, (_, place) => `${hand}${turn}${place}`));
    });
    return text;
  };
  fc.assert(
    fc.property(base, edits, edits, (words, theirEdits, myEdits) => {
      const [theirs, mine] = [edited(words, 't', theirEdits), edited(words, 'm', myEdits)];
      const merged = mergeText(words.join(' '), theirs.join(' '), mine.join(' ')).text.split(/\s+/);
      const count = (list: readonly string[], word: string) => list.filter((one) => one === word).length;
      for (const word of [...theirs, ...mine].filter((one) => /^[tm]/.test(one))) expect(merged).toContain(word);
      for (const word of new Set(words)) {
        const least = count(theirs, word) + count(mine, word) - count(words, word);
        expect(count(merged, word)).toBeGreaterThanOrEqual(least);
      }
    }),
    { numRuns: 500 },
  );
});
