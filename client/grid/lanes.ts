// Lanes: cards that overlap stand side by side, in as few lanes as their crowd needs.
import type { Stretch } from './types.ts';

/** The lane of one card and how many lanes its crowd has. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/**
 * A lane for each stretch, in the order given. Stretches that overlap, directly or through others, form one crowd; a
 * crowd has as many lanes as it has stretches at its fullest moment, and each takes the first free one.
 */
export function packLanes(stretches: readonly Stretch[]): Lane[] {
  const order = stretches.map((one, index) => ({ ...one, index })).toSorted(byStart);
  const packed = stretches.map(() => ({ lane: 0, lanes: 1 }));
  let crowd: number[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const index of crowd) packed[index] = { lane: packed[index]?.lane ?? 0, lanes: ends.length };
    crowd = [];
    ends = [];
  };
  for (const { start, end, index } of order) {
    if (ends.every((busyUntil) => busyUntil <= start)) close();
    const free = ends.findIndex((busyUntil) => busyUntil <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    crowd.push(index);
    packed[index] = { lane, lanes: 1 };
  }
  close();
  return packed;
}

function byStart(a: Stretch & { index: number }, b: Stretch & { index: number }): number {
  return a.start - b.start || b.end - a.end || a.index - b.index;
}
