// The session: what a person holds in hand, pointer or keys, and the ghost that shows where it would land.
import { makeTopics } from './topics.ts';
import type { GridBlock, GridCard, GridClosure, Stretch } from './types.ts';

/** What was picked up, as it was at that moment; remote changes do not touch it. */
export interface Lift {
  readonly kind: 'move' | 'resize' | 'draw';
  readonly by: 'pointer' | 'keys';
  /** The column it was taken from. */
  readonly columnKey: string;
  readonly card: GridCard | null;
  /** Grid minutes between the pointer and what follows it: the start of a moved card, the end of a stretched one. */
  readonly grab: number;
}

/** Why dropping here would not do. */
export type Hint = 'held' | 'taken' | 'closed' | 'outside' | 'kind';

/** Where the thing in hand would land. */
export interface Ghost extends Stretch {
  readonly columnKey: string;
  readonly lift: Lift;
  readonly hint: Hint | null;
  /** The block in the way. */
  readonly holder: GridBlock | null;
  /** The closed time it lies in. */
  readonly closure: GridClosure | null;
  /** Letting go here may ask for something. */
  readonly mayLand: boolean;
  /** The appointment changed or went away since it was picked up. */
  readonly stale: boolean;
}

/** One session of a grid; columns listen by their key, so a move renders at most the column left and the one entered. */
export interface Session {
  on(columnKey: string, hear: () => void): () => void;
  ghost(): Ghost | null;
  ghostIn(columnKey: string): Ghost | null;
  /** The id of the card taken from this column, which is drawn faded. */
  liftedIn(columnKey: string): string | null;
  show(ghost: Ghost): void;
  end(): void;
}

/** The topic that hears of every beginning and end. */
export const ANY_COLUMN = '*';

/** A session with empty hands. */
export function makeSession(): Session {
  const topics = makeTopics();
  let ghost: Ghost | null = null;
  return {
    on: (columnKey, hear) => topics.on(columnKey, hear),
    ghost: () => ghost,
    ghostIn: (columnKey) => (ghost?.columnKey === columnKey ? ghost : null),
    liftedIn: (columnKey) => (ghost?.lift.columnKey === columnKey ? (ghost.lift.card?.id ?? null) : null),
    show(next) {
      if (ghost && sameGhost(ghost, next)) return;
      const before = ghost;
      ghost = next;
      topics.tell(before?.columnKey, next.columnKey, before ? null : next.lift.columnKey, before ? null : ANY_COLUMN);
    },
    end() {
      const before = ghost;
      ghost = null;
      topics.tell(before?.columnKey, before?.lift.columnKey, before ? ANY_COLUMN : null);
    },
  };
}

function sameGhost(a: Ghost, b: Ghost): boolean {
  return (
    a.lift === b.lift &&
    a.columnKey === b.columnKey &&
    a.start === b.start &&
    a.end === b.end &&
    a.hint === b.hint &&
    a.holder?.id === b.holder?.id &&
    a.closure?.id === b.closure?.id &&
    a.stale === b.stale
  );
}
