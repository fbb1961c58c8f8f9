// Proves that what did not change is not drawn again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayShape } from '#shared/time/zone.ts';
import { makePlacer } from './placement.ts';
import { axisOf } from './shared-axis.ts';
import type { GridBlock, GridCard, GridColumn } from './types.ts';

const date = '2026-11-22';
const axis = axisOf([dayShape(date, 'Asia/Riyadh')]);
const columns: GridColumn[] = ['a', 'b', 'c'].map((key) => ({
  key,
  scheduleId: key,
  date,
  title: key,
  subtitle: '',
  kind: 'practitioner',
  open: [],
}));
const card = (id: string, columnKey: string, start: number, length: number): GridCard => ({
  id,
  columnKey,
  version: 1,
  start,
  end: start + length,
  status: 'booked',
  confirmed: false,
  title: id,
  detail: '',
});
const cards = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 60 }).map(String),
      columnKey: fc.constantFrom('a', 'b', 'c'),
      start: fc.integer({ min: 0, max: 90 }).map((slot) => slot * 15),
      length: fc.constantFrom(5, 15, 30, 45),
    }),
    { selector: (one) => one.id, maxLength: 40 },
  )
  .map((list) => list.map((one) => card(one.id, one.columnKey, one.start, one.length)));

test('the same cards in new objects are placed as the same objects', () => {
  fc.assert(
    fc.property(cards, (list) => {
      const place = makePlacer();
      const before = place(columns, list, axis);
      const again = place(columns, structuredClone(list), axis);
      for (const { key } of columns) expect(again.cards.get(key)).toBe(before.cards.get(key));
    }),
  );
});

test('one changed card leaves the other columns and the cards that keep their lane as they were', () => {
  fc.assert(
    fc.property(cards, fc.nat(), (list, pick) => {
      fc.pre(list.length > 0);
      const place = makePlacer();
      const before = place(columns, list, axis);
      const chosen = list[pick % list.length];
      const now = place(
        columns,
        list.map((one) => (one === chosen ? { ...one, version: 2, title: 'new' } : one)),
        axis,
      );
      const drawnAgain = columns
        .filter(({ key }) => now.cards.get(key) !== before.cards.get(key))
        .map(({ key }) => key);
      expect(drawnAgain).toEqual([chosen?.columnKey]);
      const old = new Set([...before.cards.values()].flat());
      expect([...now.cards.values()].flat().filter((placed) => !old.has(placed))).toHaveLength(1);
    }),
  );
});

test('a visit of five minutes is drawn tall enough to touch, and one over midnight is cut at the day', () => {
  const place = makePlacer();
  const placed = place(
    columns,
    [card('short', 'a', 600, 5), card('late', 'a', 1430, 40), card('early', 'a', -30, 60)],
    axis,
  );
  expect(placed.cards.get('a')?.map(({ top, size }) => [top, size])).toEqual([
    [0, 30],
    [600, 15],
    [1425, 15],
  ]);
});

const block = (id: string, columnKey: string, start: number, end: number): GridBlock => ({
  id,
  columnKey,
  start,
  end,
  owner: 'Huda',
  color: '',
  mine: false,
  endsAt: 1,
  extended: false,
});

test('[HO33] time on hold and a visit at the same time stand side by side, and apart from the rest', () => {
  const place = makePlacer();
  const visits = [card('at', 'a', 600, 30), card('later', 'a', 660, 30)];
  const { cards: placed, blocks } = place(columns, visits, axis, [block('hold', 'a', 615, 645)]);
  expect(placed.get('a')?.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 2],
    [0, 1],
  ]);
  expect(blocks.get('a')?.map(({ lane, lanes, top, size }) => [lane, lanes, top, size])).toEqual([[1, 2, 615, 30]]);
});

test('a hold that is put on leaves the cards beside it the same objects', () => {
  const place = makePlacer();
  const visits = [card('at', 'a', 600, 30)];
  const before = place(columns, visits, axis, [block('hold', 'a', 600, 630)]);
  const now = place(columns, visits, axis, [{ ...block('hold', 'a', 600, 630), endsAt: 2, extended: true }]);
  expect(now.cards.get('a')).toBe(before.cards.get('a'));
  expect(now.blocks.get('a')).not.toBe(before.blocks.get('a'));
});
