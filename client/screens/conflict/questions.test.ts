// Proves that conflicts are asked one after the other, each until it is settled.
import { expect, test } from 'vitest';
import { paperStage } from '#server/testing/stage.ts';
import { crossedNote } from './crossed.ts';
import { askAgain, askToSettle, isAsked, openQuestions, settle } from './questions.ts';

const crossed = (text: string) => crossedNote(paperStage.visit, { base: 'old', text }, { by: null, at: null });
const asked = () => openQuestions().map((one) => one.crossed.mine['note']);

test('[CO25] several conflicts wait their turn, and one that changes once more keeps its place', async () => {
  const answers = [askToSettle(crossed('first')), askToSettle(crossed('second'))];
  expect(asked()).toEqual(['first', 'second']);
  const [first, second] = openQuestions().map(({ id }) => id) as [string, string];
  expect(askAgain(first, crossed('first, anew'))).toBe(true);
  expect(asked()).toEqual(['first, anew', 'second']);
  settle(first, 'applied');
  expect(asked()).toEqual(['second']);
  expect(isAsked(first)).toBe(false);
  expect(askAgain(first, crossed('too late'))).toBe(false);
  settle(second, 'left');
  expect(await Promise.all(answers)).toEqual(['applied', 'left']);
  expect(asked()).toEqual([]);
});
