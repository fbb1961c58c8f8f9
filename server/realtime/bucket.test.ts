// How fast one socket may speak.
import { expect, test } from 'vitest';
import { makeBucket, PACE } from './bucket.ts';

test('[SE31] forty messages may come at once, then twenty a second', () => {
  let time = 0;
  const bucket = makeBucket(() => time);
  const taken = (count: number) =>
    Array.from({ length: count }, () => bucket.take()).filter((answer) => answer === null).length;
  expect(taken(100)).toBe(PACE.burst);
  time += 1000;
  expect(taken(100)).toBe(PACE.perSecond);
  time += 60_000;
  expect(taken(100)).toBe(PACE.burst);
});

test('[SE31] a refused message is told when the next one may pass, and then it does', () => {
  let time = 0;
  const bucket = makeBucket(() => time);
  for (let count = 0; count < PACE.burst; count += 1) bucket.take();
  const refused = bucket.take();
  expect(refused).toEqual({ retryMs: 50, deaf: false });
  time += refused?.retryMs ?? 0;
  expect(bucket.take()).toBeNull();
});

test('[SE31] whoever never waits is known to be deaf, even though a message passes now and then', () => {
  let time = 0;
  const bucket = makeBucket(() => time);
  const shout = (count: number) => Array.from({ length: count }, () => bucket.take()).at(-1);
  expect(shout(PACE.burst + 999)?.deaf).toBe(false);
  time += 100;
  expect(shout(2)).toBeNull();
  expect(shout(2)?.deaf).toBe(false);
  expect(shout(1)?.deaf).toBe(true);
});
