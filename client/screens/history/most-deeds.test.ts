// Proves that a commit of very many deeds does not fill a history.
import { expect, test } from 'vitest';
import { toldDeeds } from './most-deeds.ts';

test('[HI25] three deeds are told, and of more than three how many more there were', () => {
  expect(toldDeeds(['a', 'b', 'c'])).toEqual({ told: ['a', 'b', 'c'], more: 0 });
  expect(toldDeeds(Array.from({ length: 120 }, (_, at) => at))).toEqual({ told: [0, 1, 2], more: 117 });
});
