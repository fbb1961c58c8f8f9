// Proves that overlapping visits stand side by side and no lane is wasted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '#shared/time/interval.ts';
import { packLanes } from './lanes.ts';
import type { Stretch } from './types.ts';

const stretch = fc
  .record({ start: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 1, max: 90 }) })
  .map(({ start, length }) => ({ start, end: start + length }));
const day = fc.array(stretch, { maxLength: 40 });

/** Those that overlap a stretch, directly or through others. */
function crowdOf(all: readonly Stretch[], one: Stretch): Stretch[] {
  let crowd = [one];
  for (;;) {
    const grown = all.filter((other) => crowd.some((member) => member === other || overlaps(member, other)));
    if (grown.length === crowd.length) return grown;
    crowd = grown;
  }
}

test('[GR28] no two visits of one lane overlap', () => {
  fc.assert(
    fc.property(day, (visits) => {
      const lanes = packLanes(visits);
      const clashes = visits.flatMap((a, i) =>
        visits.slice(i + 1).filter((b, j) => overlaps(a, b) && lanes[i]?.lane === lanes[i + 1 + j]?.lane),
      );
      expect(clashes).toEqual([]);
    }),
  );
});

test('a crowd has exactly the lanes of its fullest moment, and all its members know them', () => {
  fc.assert(
    fc.property(day, (visits) => {
      const lanes = packLanes(visits);
      visits.forEach((visit, index) => {
        const crowd = crowdOf(visits, visit);
        const fullest = Math.max(
          ...crowd.map((at) => crowd.filter((one) => one.start <= at.start && at.start < one.end).length),
        );
        expect(lanes[index]?.lanes).toBe(fullest);
        expect(lanes[index]?.lane).toBeLessThan(fullest);
      });
    }),
  );
});

test('visits back to back take the whole width', () => {
  expect(
    packLanes([
      { start: 0, end: 15 },
      { start: 15, end: 30 },
    ]),
  ).toEqual([
    { lane: 0, lanes: 1 },
    { lane: 0, lanes: 1 },
  ]);
});
