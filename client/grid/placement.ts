// Placement: where each card and block is drawn, the same objects again for whatever did not change.
import { packLanes } from './lanes.ts';
import type { Axis, DayOnAxis } from './shared-axis.ts';
import type { GridBlock, GridCard, GridClosure, GridColumn, Stretch } from './types.ts';

/** A place: `top` and `size` in axis minutes, the lane among what stands beside it. */
interface Place {
  /** Unique on the screen. */
  readonly key: string;
  readonly top: number;
  readonly size: number;
  readonly lane: number;
  readonly lanes: number;
}

/** A card at its place. */
export interface Placed extends Place {
  readonly card: GridCard;
}

/** A block at its place. */
export interface PlacedBlock extends Place {
  readonly block: GridBlock;
}

/** Closed time at its place, as wide as the column. */
export interface PlacedClosure extends Place {
  readonly closure: GridClosure;
}

/** The cards, blocks and closed times of each column, by the column's key, in order of start. */
export interface Placement {
  readonly cards: ReadonlyMap<string, readonly Placed[]>;
  readonly blocks: ReadonlyMap<string, readonly PlacedBlock[]>;
  readonly closures: ReadonlyMap<string, readonly PlacedClosure[]>;
}

/** Places cards, blocks and closed times in columns on an axis. */
export type Placer = (
  columns: readonly GridColumn[],
  cards: readonly GridCard[],
  axis: Axis,
  blocks?: readonly GridBlock[],
  closures?: readonly GridClosure[],
) => Placement;

/** No card is drawn shorter, so that each is a target of 24 px (WCAG 2.5.8). */
export const SHORTEST_DRAWN = 15;

/**
 * Makes a function that places cards and blocks, side by side where they overlap, and remembers: what did not change is
 * the same object again, and so is the list of a column without changes.
 */
export function makePlacer(): Placer {
  let before: Placement = { cards: new Map(), blocks: new Map(), closures: new Map() };
  return (columns, cards, axis, blocks = [], closures = []) => {
    const cardsIn = Map.groupBy(cards, (card) => card.columnKey);
    const blocksIn = Map.groupBy(blocks, (block) => block.columnKey);
    const shutIn = Map.groupBy(closures, (closure) => closure.columnKey);
    const now = columns.map((column) => {
      const { key } = column;
      const on = axis.on(column.date);
      const shut = placeClosures(shutIn.get(key) ?? [], on, axis.minutes);
      return [
        key,
        { ...placeColumn(cardsIn.get(key) ?? [], blocksIn.get(key) ?? [], on, axis.minutes), shut },
      ] as const;
    });
    before = {
      cards: new Map(now.map(([key, list]) => [key, kept(before.cards.get(key), list.cards, ({ card }) => card)])),
      blocks: new Map(now.map(([key, list]) => [key, kept(before.blocks.get(key), list.blocks, ({ block }) => block)])),
      closures: new Map(
        now.map(([key, list]) => [key, kept(before.closures.get(key), list.shut, ({ closure }) => closure)]),
      ),
    };
    return before;
  };
}

function placeColumn(cards: readonly GridCard[], blocks: readonly GridBlock[], on: DayOnAxis, most: number) {
  const drawn = [...cards, ...blocks].map((one) => drawnStretch(one, on, most));
  const lanes = packLanes(drawn);
  const place = ({ id, columnKey }: GridCard | GridBlock, index: number): Place => {
    const { start, end } = drawn[index] ?? { start: 0, end: SHORTEST_DRAWN };
    const { lane, lanes: many } = lanes[index] ?? { lane: 0, lanes: 1 };
    return { key: `${id}@${columnKey}`, top: start, size: end - start, lane, lanes: many };
  };
  return {
    cards: cards.map((card, index) => ({ ...place(card, index), card })).toSorted(byTop),
    blocks: blocks.map((block, index) => ({ ...place(block, cards.length + index), block })).toSorted(byTop),
  };
}

function placeClosures(closures: readonly GridClosure[], on: DayOnAxis, most: number): PlacedClosure[] {
  const placed = closures.map((closure) => {
    const { start, end } = drawnStretch(closure, on, most);
    return { key: `${closure.id}@${closure.columnKey}`, top: start, size: end - start, lane: 0, lanes: 1, closure };
  });
  return placed.toSorted(byTop);
}

function drawnStretch({ start, end }: Stretch, on: DayOnAxis, most: number): Stretch {
  const top = Math.min(on.start(Math.max(0, start)), most - SHORTEST_DRAWN);
  return { start: top, end: Math.max(on.end(Math.min(end, on.day.minutes)), top + SHORTEST_DRAWN) };
}

function byTop(a: Place, b: Place): number {
  return a.top - b.top || a.lane - b.lane;
}

function kept<P extends Place>(
  before: readonly P[] | undefined,
  now: readonly P[],
  thing: (placed: P) => object,
): readonly P[] {
  const known = new Map(before?.map((placed) => [placed.key, placed]));
  const list = now.map((placed) => {
    const old = known.get(placed.key);
    return old && samePlace(old, placed) && sameThing(thing(old), thing(placed)) ? old : placed;
  });
  return before?.length === list.length && list.every((placed, index) => placed === before[index]) ? before : list;
}

function samePlace(a: Place, b: Place): boolean {
  return a.top === b.top && a.size === b.size && a.lane === b.lane && a.lanes === b.lanes;
}

function sameThing(a: object, b: object): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(thing: object): [string, unknown][] {
  return Object.entries(thing).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
