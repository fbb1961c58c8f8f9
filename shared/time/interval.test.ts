// Tests the algebra of intervals against lists of minutes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, type Interval, intersect, overlaps, subtract, union } from './interval.ts';

const END = 48;
const interval = fc
  .tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END }))
  .map(([start, end]): Interval => ({ start, end }));
const real = interval.filter(({ start, end }) => start < end);
const list = fc.array(interval, { maxLength: 8 });

/** For each minute whether it is covered: the plainest way to say what intervals mean. */
function minutesOf(intervals: readonly Interval[]): boolean[] {
  return Array.from({ length: END }, (_, at) => intervals.some(({ start, end }) => start <= at && at < end));
}

/** Sorted, none of them empty, and a gap between each and the next. */
function isTidy(intervals: readonly Interval[]): boolean {
  return intervals.every(({ start, end }, at) => start < end && end < (intervals[at + 1]?.start ?? Infinity));
}

test('[TI11] united intervals cover the same minutes, sorted, apart and none of them empty', () => {
  fc.assert(
    fc.property(list, (some) => {
      expect(minutesOf(union(some))).toEqual(minutesOf(some));
      expect(isTidy(union(some))).toBe(true);
    }),
  );
});

test('[TI11] time less what is taken is exactly the minutes nobody has', () => {
  fc.assert(
    fc.property(list, list, (from, taken) => {
      const gone = minutesOf(taken);
      expect(minutesOf(subtract(from, taken))).toEqual(minutesOf(from).map((is, at) => is && !gone[at]));
      expect(isTidy(subtract(from, taken))).toBe(true);
    }),
  );
});

test('[TI11] the time in both of two lists is exactly the minutes they share', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const others = minutesOf(b);
      expect(minutesOf(intersect(a, b))).toEqual(minutesOf(a).map((is, at) => is && others[at]));
      expect(intersect(a, b)).toEqual(intersect(b, a));
      expect(isTidy(intersect(a, b))).toBe(true);
    }),
  );
});

test('[CL3] two intervals overlap exactly when they share a minute; touching ends do not', () => {
  fc.assert(
    fc.property(real, real, (a, b) => {
      const others = minutesOf([b]);
      const shared = minutesOf([a]).some((is, at) => is && others[at]);
      expect(overlaps(a, b)).toBe(shared);
      expect(overlaps(b, a)).toBe(shared);
    }),
  );
  expect(overlaps({ start: 0, end: 15 }, { start: 15, end: 30 })).toBe(false);
});

test('[TI11] one interval contains another exactly when it has all its minutes', () => {
  fc.assert(
    fc.property(real, real, (outer, inner) => {
      const whole = minutesOf([outer]);
      const inside = minutesOf([inner]).every((is, at) => !is || whole[at]);
      expect(contains(outer, inner)).toBe(inside);
    }),
  );
});

test('[TI11] the lists that were given stay as they were', () => {
  const given = Object.freeze([
    { start: 5, end: 9 },
    { start: 0, end: 6 },
  ]);
  union(given);
  subtract(given, given);
  expect(given[0]).toEqual({ start: 5, end: 9 });
});
