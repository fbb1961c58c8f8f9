// Proves that a countdown tells each second once and never one that is gone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsLeft, untilNextSecond } from './seconds-left.ts';

const moments = fc.record({ endsAt: fc.integer({ min: 0, max: 600_000 }), at: fc.integer({ min: 0, max: 600_000 }) });

test('after the wait exactly one second less is left', () => {
  fc.assert(
    fc.property(moments, ({ endsAt, at }) => {
      fc.pre(at < endsAt);
      const later = at + untilNextSecond(endsAt, at);
      expect(secondsLeft(endsAt, later)).toBe(secondsLeft(endsAt, at) - 1);
      expect(later - at).toBeLessThan(1010);
    }),
  );
});

test('the second that has begun still counts, and after the end nothing is left', () => {
  expect(secondsLeft(10_000, 0)).toBe(10);
  expect(secondsLeft(10_000, 1)).toBe(10);
  expect(secondsLeft(10_000, 9999)).toBe(1);
  expect(secondsLeft(10_000, 10_000)).toBe(0);
  expect(secondsLeft(10_000, 99_000)).toBe(0);
});
