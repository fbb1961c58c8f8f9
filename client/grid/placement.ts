// Placement: where each card is drawn, the same objects again for whatever did not change.
import { packLanes } from './lanes.ts';
import type { Axis, DayOnAxis } from './shared-axis.ts';
import type { GridCard, GridColumn } from './types.ts';

/** A card at its place: `top` and `size` in axis minutes, its lane among those beside it. */
export interface Placed {
  /** Unique on the screen. */
  readonly key: string;
  readonly card: GridCard;
  readonly top: number;
  readonly size: number;
  readonly lane: number;
  readonly lanes: number;
}

/** The cards of each column, by the column's key, in order of start. */
export type Placement = ReadonlyMap<string, readonly Placed[]>;

/** No card is drawn shorter, so that each is a target of 24 px (WCAG 2.5.8). */
export const SHORTEST_DRAWN = 15;

/**
 * Makes a function that places cards and remembers: a card that did not change is the same object again, and so is
 * the list of a column without changes.
 */
export function makePlacer(): (columns: readonly GridColumn[], cards: readonly GridCard[], axis: Axis) => Placement {
  let before: Placement = new Map();
  return (columns, cards, axis) => {
    const byColumn = Map.groupBy(cards, (card) => card.columnKey);
    before = new Map(
      columns.map((column) => {
        const list = placeColumn(byColumn.get(column.key) ?? [], axis.on(column.date), axis.minutes);
        return [column.key, kept(before.get(column.key) ?? [], list)];
      }),
    );
    return before;
  };
}

function placeColumn(cards: readonly GridCard[], on: DayOnAxis, most: number): Placed[] {
  const drawn = cards.map((card) => {
    const top = Math.min(on.start(Math.max(0, card.start)), most - SHORTEST_DRAWN);
    const end = on.end(Math.min(card.end, on.day.minutes));
    return { card, start: top, end: Math.max(end, top + SHORTEST_DRAWN) };
  });
  const lanes = packLanes(drawn);
  return drawn
    .map(({ card, start, end }, index) => ({
      key: `${card.id}@${card.columnKey}`,
      card,
      top: start,
      size: end - start,
      lane: lanes[index]?.lane ?? 0,
      lanes: lanes[index]?.lanes ?? 1,
    }))
    .toSorted((a, b) => a.top - b.top || a.lane - b.lane);
}

function kept(before: readonly Placed[], now: readonly Placed[]): readonly Placed[] {
  const known = new Map(before.map((placed) => [placed.key, placed]));
  const list = now.map((placed) => {
    const old = known.get(placed.key);
    return old && samePlace(old, placed) && sameCard(old.card, placed.card) ? old : placed;
  });
  return list.length === before.length && list.every((placed, index) => placed === before[index]) ? before : list;
}

function samePlace(a: Placed, b: Placed): boolean {
  return a.top === b.top && a.size === b.size && a.lane === b.lane && a.lanes === b.lanes;
}

function sameCard(a: GridCard, b: GridCard): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(card: GridCard): [string, unknown][] {
  return Object.entries(card).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
