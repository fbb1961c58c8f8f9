// Proves where things in hand land: on the step, inside the day, never empty, never too long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endWithin, landings, outcomeOf } from './landing.ts';
import type { Ghost, Lift } from './session.ts';
import type { GridCard } from './types.ts';

const card: GridCard = {
  id: 'visit',
  columnKey: 'a',
  version: 7,
  start: 545,
  end: 575,
  status: 'booked',
  confirmed: false,
  title: 'Lina Q.',
  detail: '',
};
const lift = (kind: Lift['kind'], grab = 0): Lift => ({
  kind,
  by: 'pointer',
  columnKey: 'a',
  card: kind === 'draw' ? null : card,
  grab,
});
const ghost = (change: Partial<Ghost>): Ghost => ({
  lift: lift('move'),
  columnKey: 'a',
  start: card.start,
  end: card.end,
  hint: null,
  holder: null,
  closure: null,
  mayLand: true,
  stale: false,
  ...change,
});
const minute = fc.double({ min: -200, max: 1700, noNaN: true });
const bounds = fc.record({
  day: fc.constantFrom(1380, 1440, 1500),
  step: fc.constantFrom(5, 15),
  longest: fc.constantFrom(60, 480),
});

test('every landing is a whole number of steps inside the day', () => {
  fc.assert(
    fc.property(minute, minute, bounds, fc.constantFrom('move', 'draw'), (at, grab, limits, kind) => {
      const anchor = Math.max(0, Math.min(grab, limits.day - 1));
      const { start, end } = landings[kind](lift(kind, kind === 'draw' ? anchor : 10), at, limits);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(limits.day);
      expect(end).toBeGreaterThan(start);
      expect(end === limits.day || start % limits.step === 0).toBe(true);
      expect(end - start).toBeLessThanOrEqual(kind === 'draw' ? limits.longest : 30);
    }),
  );
});

describe('a drawn stretch', () => {
  const limits = { day: 1440, step: 15, longest: 480 };
  test.each([
    ['a click long', 602, 603, 600, 615],
    ['downwards', 602, 640, 600, 645],
    ['upwards', 602, 580, 570, 615],
    ['no longer than allowed', 602, 1400, 600, 1080],
  ])('is %s', (_, from, to, start, end) => {
    expect(landings.draw(lift('draw', from), to, limits)).toEqual({ start, end });
  });
});

test('a card keeps its length and the pointer its place on it', () => {
  expect(landings.move(lift('move', 10), 640, { day: 1440, step: 15, longest: 480 })).toEqual({ start: 630, end: 660 });
  expect(landings.move(lift('move', 10), 1439, { day: 1440, step: 15, longest: 480 })).toEqual({
    start: 1410,
    end: 1440,
  });
});

test('an end stays one step behind its start and inside the day', () => {
  const limits = { day: 1440, step: 15, longest: 60 };
  expect(endWithin(600, 540, limits)).toBe(615);
  expect(endWithin(600, 900, limits)).toBe(660);
  expect(endWithin(1430, 1600, limits)).toBe(1440);
});

test('[GR8] letting go where it was, or where it cannot stand, asks for nothing', () => {
  expect(outcomeOf(ghost({}))).toBe(null);
  expect(outcomeOf(ghost({ columnKey: 'room', hint: 'kind', mayLand: false }))).toBe(null);
});

test('another column or start is a move with its base, another end alone is a new length', () => {
  const base = { id: 'visit', version: 7, from: { start: 545, end: 575 }, stale: false };
  expect(outcomeOf(ghost({ columnKey: 'b' }))).toEqual({
    kind: 'moved',
    moved: { ...base, columnKey: 'b', fromColumnKey: 'a', start: 545, end: 575 },
  });
  expect(outcomeOf(ghost({ end: 590, stale: true }))).toEqual({
    kind: 'resized',
    resized: { ...base, stale: true, columnKey: 'a', end: 590 },
  });
});
