// Tests of the tests: a bug is planted, one after the other, and what should notice it must.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, mutants, openGround } from './mutants.ts';
import { scale } from './scale.ts';

const planted = mutants().filter(({ isSlow }) => !isSlow || scale({ suite: 0, proof: 1 }) === 1);
let ground: Ground;
beforeAll(() => {
  ground = openGround();
});
afterAll(() => ground.remove());

test('there are enough of them', () => {
  expect(planted.length).toBeGreaterThanOrEqual(8);
});

test.each(planted)('[LG12] $name: $means', async (mutant) => {
  const failed = await ground.caughtBy(mutant);
  expect(failed.join('\n')).toContain(`[${mutant.rule}]`);
});
