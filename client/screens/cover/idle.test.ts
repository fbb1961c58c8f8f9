// Proves when a screen is covered: a quarter of an hour after the last input, not a moment before, with a word ahead.
import { expect, test } from 'vitest';
import { IDLE_MS, idleAt, WARNING_MS } from './idle.ts';

test('[ME54] fifteen minutes without input cover the screen, and a minute before it is said', () => {
  const last = 1_000_000;
  const at = (ms: number) => idleAt(last + ms, last);
  expect([at(0), at(IDLE_MS - WARNING_MS - 1)]).toEqual(['here', 'here']);
  expect([at(IDLE_MS - WARNING_MS), at(IDLE_MS - 1)]).toEqual(['leaving', 'leaving']);
  expect([at(IDLE_MS), at(IDLE_MS * 100)]).toEqual(['away', 'away']);
});

test('[ME54] a device whose clock was set back is not taken for one that nobody sits at', () => {
  expect(idleAt(500, 1_000_000)).toBe('here');
});
