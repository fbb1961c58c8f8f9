// One column: its opening hours and closed times, its cards and blocks, and what of the session and the cursor lies in it.
import { type CSSProperties, memo } from 'react';
import { Block } from './block.tsx';
import { Card } from './card.tsx';
import styles from './column.module.css';
import { Closed } from './closed.tsx';
import { Ghost } from './ghost.tsx';
import { useGrid } from './grid-context.ts';
import { openingOf } from './open-hours.ts';
import type { Placed, PlacedBlock, PlacedClosure } from './placement.ts';
import { Skeleton } from './skeleton.tsx';
import { SlotCursor } from './slot-cursor.tsx';
import type { GridColumn, Stretch } from './types.ts';
import { useTopic } from './use-topic.ts';

interface ColumnProps {
  readonly column: GridColumn;
  readonly placed: readonly Placed[];
  readonly blocks: readonly PlacedBlock[];
  readonly closures: readonly PlacedClosure[];
  /** Where the column's date lies from now. */
  readonly time: 'past' | 'today' | 'future';
  readonly openId: string | null;
  readonly isLoading: boolean;
}

/** A column; it listens to the session and the cursor only for itself. */
export const Column = memo(function Column({ column, placed, blocks, closures, time, openId, isLoading }: ColumnProps) {
  const { core, axis } = useGrid();
  const { session } = core;
  const { key } = column;
  const ghost = useTopic(session, key, () => session.ghostIn(key));
  const lifted = useTopic(session, key, () => session.liftedIn(key));
  const cursor = useTopic(core.cursor, key, () => core.cursor.in(key));
  const on = axis.on(column.date);
  return (
    <div role="gridcell" className={styles['column']} data-column={key} data-time={time} data-today={column.today}>
      {column.open.map((open) => (
        <div key={open.start} className={styles['open']} style={span(on.start(open.start), on.end(open.end))} />
      ))}
      {on.voids.map((hole) => (
        <div key={hole.start} className={styles['void']} style={span(hole.start, hole.end)} />
      ))}
      <div className={styles['lines']} />
      {time !== 'future' && <div className={styles['past']} />}
      {time === 'today' && <div className={styles['now']} />}
      {closures.map((one) => (
        <Closed key={one.key} placed={one} column={column} isAtCursor={cursor?.key === one.key} />
      ))}
      {isLoading && <Skeleton opensAt={on.start(openingOf(column.open) ?? 0)} seed={column.title} />}
      {placed.map((one) => (
        <Card
          key={one.key}
          placed={one}
          column={column}
          isAtCursor={cursor?.key === one.key}
          isLifted={lifted === one.card.id}
          isOpen={openId === one.card.id}
        />
      ))}
      {blocks.map((one) => (
        <Block key={one.key} placed={one} column={column} isAtCursor={cursor?.key === one.key} />
      ))}
      {time === 'today' && <div className={styles['nowOver']} />}
      {cursor?.key === null && <SlotCursor column={column} minute={cursor.minute} />}
      {ghost && <Ghost ghost={ghost} column={column} />}
    </div>
  );
});

function span(start: Stretch['start'], end: Stretch['end']): CSSProperties {
  return { '--s': start, '--d': end - start } as CSSProperties;
}
