// Proves that arrow keys reach every card and every free step, and nothing twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbour, type Standing, type Stop, stopAt, stopsOf } from './stops.ts';

const column = fc
  .array(fc.record({ start: fc.integer({ min: -20, max: 1430 }), length: fc.integer({ min: 5, max: 120 }) }), {
    maxLength: 30,
  })
  .map((list) => list.map(({ start, length }, index): Standing => ({ key: `${index}`, start, end: start + length })))
  .map((list) => list.toSorted((a, b) => a.start - b.start));

test('walking down from the top visits every stop once, and walking up leads back', () => {
  fc.assert(
    fc.property(column, (cards) => {
      const stops = stopsOf(cards, 1440, 15);
      let at: Stop = stops[0] ?? { minute: 0, key: null };
      for (const stop of stops.slice(1)) expect((at = neighbour(stops, at, 1))).toBe(stop);
      expect(neighbour(stops, at, 1)).toBe(at);
      for (const stop of stops.slice(0, -1).toReversed()) expect((at = neighbour(stops, at, -1))).toBe(stop);
      expect(new Set(stops.filter((stop) => stop.key !== null).map((stop) => stop.key)).size).toBe(cards.length);
    }),
  );
});

test('[CC31] closed time is one stop, and what stands in it is a stop before it', () => {
  const standing = [
    { key: 'kept', start: 600, end: 630 },
    { key: 'closed', start: 540, end: 720 },
  ];
  const around = stopsOf(standing, 1440, 15).filter(({ minute }) => minute >= 525 && minute <= 720);
  expect(around.map(({ minute, key }) => key ?? minute)).toEqual([525, 'closed', 'kept', 720]);
  expect(stopAt(standing, 610, 1440, 15).key).toBe('kept');
  expect(stopAt(standing, 700, 1440, 15).key).toBe('closed');
});

test('a free stop is never under a card', () => {
  fc.assert(
    fc.property(column, fc.integer({ min: -50, max: 1600 }), (cards, minute) => {
      const stop = stopAt(cards, minute, 1440, 15);
      const isUnderCard = cards.some(({ start, end }) => start <= stop.minute && stop.minute < end);
      expect(stop.key === null && isUnderCard).toBe(false);
      expect(stop.minute).toBeGreaterThanOrEqual(0);
      expect(stop.minute).toBeLessThan(1440);
    }),
  );
});
