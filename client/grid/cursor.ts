// The cursor: the one place of the grid that Tab reaches and arrow keys move.
import type { Stop } from './stops.ts';
import { makeTopics } from './topics.ts';

/** A stop in a column; `anchor` is the grid minute that walking sideways keeps. */
export interface Cursor extends Stop {
  readonly columnKey: string;
  readonly anchor: number;
}

/** Where the cursor is; columns listen by their key. */
export interface CursorStore {
  on(columnKey: string, hear: () => void): () => void;
  at(): Cursor | null;
  in(columnKey: string): Cursor | null;
  go(next: Cursor): void;
}

/** A cursor that is nowhere yet. */
export function makeCursor(): CursorStore {
  const topics = makeTopics();
  let cursor: Cursor | null = null;
  return {
    on: (columnKey, hear) => topics.on(columnKey, hear),
    at: () => cursor,
    in: (columnKey) => (cursor?.columnKey === columnKey ? cursor : null),
    go(next) {
      const before = cursor;
      if (before && samePlace(before, next)) return;
      cursor = next;
      topics.tell(before?.columnKey, next.columnKey);
    },
  };
}

function samePlace(a: Cursor, b: Cursor): boolean {
  return a.columnKey === b.columnKey && a.minute === b.minute && a.key === b.key && a.anchor === b.anchor;
}
