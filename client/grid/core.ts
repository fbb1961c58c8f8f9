// The core: what one grid keeps between renders, and what is on its screen at the moment.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Format } from '#client/kit/format.ts';
import { type CursorStore, makeCursor } from './cursor.ts';
import type { Bounds } from './landing.ts';
import { now } from '#client/kit/clock.ts';
import type { Placed, PlacedBlock, PlacedClosure, Placement } from './placement.ts';
import { makeSession, type Session } from './session.ts';
import type { Axis, DayOnAxis } from './shared-axis.ts';
import type { Standing } from './stops.ts';
import type { GridColumn, GridProps } from './types.ts';

/** What the last render drew. */
export interface Scene {
  readonly props: GridProps;
  readonly columns: readonly GridColumn[];
  readonly placement: Placement;
  readonly axis: Axis;
  readonly t: Translate;
  readonly format: Format;
}

export interface Core {
  readonly session: Session;
  readonly cursor: CursorStore;
  /** What the last render drew, null before the first. */
  readonly scene: { readonly current: Scene | null };
  /** Notes what was drawn. */
  see(scene: Scene): void;
  /** The clinic's clock in milliseconds: always the same function, whichever one the screen gives. */
  readonly clock: () => number;
  readonly scroller: { readonly current: HTMLElement | null };
  readonly speaker: { readonly current: HTMLElement | null };
  /** Notes the elements of the grid once they are on the page. */
  attach(scroller: HTMLElement | null, speaker: HTMLElement | null): void;
  /** Whether the keyboard's focus is in the grid, also while its element is being drawn anew. */
  readonly hold: { current: boolean };
  /** Cards dropped here: their own move is not animated a second time. */
  readonly dropped: Set<string>;
  /** The version in which each card was last drawn. */
  readonly seen: Map<string, number>;
}

/** A core for one grid. */
export function makeCore(): Core {
  const scene: { current: Scene | null } = { current: null };
  const scroller: { current: HTMLElement | null } = { current: null };
  const speaker: { current: HTMLElement | null } = { current: null };
  return {
    session: makeSession(),
    cursor: makeCursor(),
    scene,
    see(drawn) {
      scene.current = drawn;
    },
    clock: () => (scene.current?.props.clock ?? now)(),
    scroller,
    speaker,
    attach(grid, region) {
      scroller.current = grid;
      speaker.current = region;
    },
    hold: { current: false },
    dropped: new Set(),
    seen: new Map(),
  };
}

/** Default steps and limits, in minutes. */
const SNAP = 15;
const FINE = 5;
const LONGEST = 480;

/** One column as the last render drew it. */
export interface ColumnScene {
  readonly scene: Scene;
  readonly column: GridColumn;
  readonly on: DayOnAxis;
  readonly placed: readonly Placed[];
  readonly blocks: readonly PlacedBlock[];
  readonly closures: readonly PlacedClosure[];
  /** Cards, blocks and closed times together, as the keys visit them: what stands in closed time before that itself. */
  readonly standing: readonly Standing[];
}

/** The column of a key, or null where it is not on the screen. */
export function columnScene(core: Core, columnKey: string): ColumnScene | null {
  const scene = core.scene.current;
  const column = scene?.columns.find((one) => one.key === columnKey);
  if (!scene || !column) return null;
  const placed = scene.placement.cards.get(columnKey) ?? [];
  const blocks = scene.placement.blocks.get(columnKey) ?? [];
  const closures = scene.placement.closures.get(columnKey) ?? [];
  const standing = [
    ...placed.map(({ key, card }) => ({ key, start: card.start, end: card.end })),
    ...blocks.map(({ key, block }) => ({ key, start: block.start, end: block.end })),
    ...closures.map(({ key, closure }) => ({ key, start: closure.start, end: closure.end })),
  ];
  return { scene, column, on: scene.axis.on(column.date), placed, blocks, closures, standing };
}

/** The step of arrows and pointer; the fine one while Alt is held. */
export function stepOf(props: GridProps, isFine = false): number {
  return isFine ? (props.fineMinutes ?? FINE) : (props.snapMinutes ?? SNAP);
}

/** The bounds of a landing in a column. */
export function boundsOf({ scene, on }: ColumnScene, isFine: boolean): Bounds {
  return { day: on.day.minutes, step: stepOf(scene.props, isFine), longest: scene.props.longest ?? LONGEST };
}

/** The card drawn under a key, in whichever column. */
export function placedByKey(scene: Scene, key: string): Placed | undefined {
  return byKey(scene.placement.cards, key);
}

/** The block drawn under a key, in whichever column. */
export function blockByKey(scene: Scene, key: string): PlacedBlock | undefined {
  return byKey(scene.placement.blocks, key);
}

/** The closed time drawn under a key, in whichever column. */
export function closureByKey(scene: Scene, key: string): PlacedClosure | undefined {
  return byKey(scene.placement.closures, key);
}

function byKey<P extends { readonly key: string }>(lists: ReadonlyMap<string, readonly P[]>, key: string) {
  for (const list of lists.values()) {
    const found = list.find((placed) => placed.key === key);
    if (found) return found;
  }
  return undefined;
}
