// Proves that tags and blocks show what fits: never over the patient's name, never half a time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockLinesOf, tagFor } from './tag-fit.ts';

const measure = (text: string) => text.length * 6;
const texts = { name: 'هدى', left: '٩:٥٩', range: '١٠:٣٠–١١:٠٠ ص' };

test.each([
  ['a whole column', 'منى', 95, 'name'],
  ['a long name', 'منى عبد الرحمن', 95, 'initial'],
  ['one of two lanes', 'منى', 60, 'initial'],
  ['one of four lanes', 'منى', 20, 'sign'],
] as const)('[SL30] the tag of a lock leaves the patient’s name its room in %s', (_, name, room, size) => {
  expect(tagFor(name, room, measure)).toBe(size);
});

test.each([
  ['a quarter of an hour in a column', texts, 24, 95, { who: 'name', left: 'beside', range: false }],
  ['half an hour in a column', texts, 50, 95, { who: 'name', left: 'beside', range: true }],
  ['a narrow column', texts, 24, 76, { who: 'name', left: 'beside-bare', range: false }],
  ['a quarter of an hour in a lane', texts, 24, 62, { who: 'initial', left: 'beside-bare', range: false }],
  ['half an hour in a lane', texts, 50, 50, { who: 'name', left: 'below-bare', range: false }],
  ['a quarter of an hour in a sliver', texts, 24, 30, { who: 'initial', left: 'none', range: false }],
] as const)('[GR5] time on hold shows what fits in %s', (_, words, height, width, lines) => {
  expect(blockLinesOf(words, height, width, measure)).toEqual(lines);
});

test('[GR5] whatever the room, the countdown of a block fits in it or is left out', () => {
  const sizes = fc.record({ height: fc.integer({ min: 24, max: 300 }), width: fc.integer({ min: 8, max: 400 }) });
  fc.assert(
    fc.property(sizes, fc.string({ maxLength: 20 }), ({ height, width }, name) => {
      const { left, range } = blockLinesOf({ ...texts, name }, height, width, measure);
      expect(left === 'none' || measure(texts.left) < width).toBe(true);
      expect(!range || measure(texts.range) <= width).toBe(true);
    }),
  );
});
