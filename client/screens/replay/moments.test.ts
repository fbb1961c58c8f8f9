// Proves that stepping through the past meets every commit once, and begins before the first.
import { expect, test } from 'vitest';
import { momentBeside, placeAt } from './moments.ts';

const at = (second: number) => `2026-11-20T06:12:${String(second).padStart(2, '0')}.000Z`;
const entries = [1, 4, 9].map((second) => ({ at: at(second) }));

test('[HI21] a moment rests on the newest commit that is not after it', () => {
  expect([0, 1, 3, 4, 30].map((second) => placeAt(entries, at(second)))).toEqual([-1, 0, 0, 1, 2]);
});

test('[HI21] stepping back and on meets each commit once, and the moment before the first', () => {
  const back = [at(30)];
  for (let next = momentBeside(entries, at(30), -1); next; next = momentBeside(entries, next, -1)) back.push(next);
  expect(back).toEqual([at(30), at(4), at(1), '2026-11-20T06:12:00.999Z']);
  const on = [at(0)];
  for (let next = momentBeside(entries, at(0), 1); next; next = momentBeside(entries, next, 1)) on.push(next);
  expect(on).toEqual([at(0), at(1), at(4), at(9)]);
  expect(momentBeside([], at(1), -1)).toBeNull();
});
