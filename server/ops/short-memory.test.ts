// What is remembered for a moment, by a clock that the test moves.
import { expect, test } from 'vitest';
import { makeShortMemory } from './short-memory.ts';

function memory() {
  const clock = { at: 0 };
  const asked: string[] = [];
  const remembered = makeShortMemory<string>({ forMs: 1000, most: 2, now: () => clock.at });
  const get = (key: string) =>
    remembered.get(key, () => {
      asked.push(key);
      return Promise.resolve(`${key} ${asked.length}`);
    });
  return { clock, asked, remembered, get };
}

test('many who ask the same within its time are answered by one question', async () => {
  const { clock, asked, get } = memory();
  expect(await Promise.all([get('a'), get('a')])).toEqual(['a 1', 'a 1']);
  clock.at = 999;
  expect(await get('a')).toBe('a 1');
  clock.at = 1000;
  expect(await get('a')).toBe('a 2');
  expect(asked).toEqual(['a', 'a']);
});

test('what is forgotten is asked again, and a full memory starts anew', async () => {
  const { asked, remembered, get } = memory();
  await get('a');
  remembered.forget();
  await get('a');
  await get('b');
  await get('c');
  await get('a');
  expect(asked).toEqual(['a', 'a', 'b', 'c', 'a']);
});

test('an answer that failed is not remembered', async () => {
  const { remembered } = memory();
  await expect(remembered.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await remembered.get('a', () => Promise.resolve('yes'))).toBe('yes');
});
