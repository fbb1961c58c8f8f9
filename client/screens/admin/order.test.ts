// Proves what moving things in a list makes of its order.
import { expect, test } from 'vitest';
import { moved, stepped, woven } from './order.ts';

const all = ['a', 'b', 'c', 'd'];

test('[CS34] what is moved lands beside what it was let go at, and a step beyond an end changes nothing', () => {
  expect(moved(all, new Set(['d']), { at: 'b', side: 'before' })).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(all, new Set(['a', 'b']), { at: 'c', side: 'after' })).toEqual(['c', 'a', 'b', 'd']);
  expect(moved(all, new Set(['b']), { at: 'b', side: 'after' })).toEqual(all);
  expect(stepped(all, 'c', -1)).toEqual(['a', 'c', 'b', 'd']);
  expect(stepped(all, 'c', 1)).toEqual(['a', 'b', 'd', 'c']);
  expect(stepped(all, 'a', -1)).toEqual(all);
  expect(stepped(all, 'd', 1)).toEqual(all);
});

test('[CS34] things of one kind change places with each other only', () => {
  expect(woven(['p1', 'r1', 'p2', 'r2', 'p3'], ['p3', 'p1', 'p2'])).toEqual(['p3', 'r1', 'p1', 'r2', 'p2']);
  expect(woven(all, [])).toEqual(all);
});
