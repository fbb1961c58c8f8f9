// The cursor on free time: the button that stands for one free step of a column.
import { type CSSProperties, useRef } from 'react';
import { useGrid } from './grid-context.ts';
import styles from './column.module.css';
import { wallAt } from './day-scale.ts';
import { contains } from '#shared/time/interval.ts';
import type { GridColumn } from './types.ts';
import { useStopFocus } from './use-stop-focus.ts';

interface SlotCursorProps {
  readonly column: GridColumn;
  readonly minute: number;
}

/** Visible while it has the keyboard's focus; named by time and column. */
export function SlotCursor({ column, minute }: SlotCursorProps) {
  const { core, axis, t, format, snap, isReadOnly } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const on = axis.on(column.date);
  useStopFocus(core, ref, true, `${column.key} ${minute}`);
  const time = format.time(wallAt(on.day, minute));
  const words = { time, column: column.title };
  const isOpen = column.open.some((open) => contains(open, { start: minute, end: minute + snap }));
  return (
    <div
      ref={ref}
      role="button"
      tabIndex={0}
      aria-disabled={isReadOnly}
      className={styles['slot']}
      data-slot={minute}
      style={{ '--s': on.start(minute), '--d': snap } as CSSProperties}
    >
      <bdi dir={format.direction} aria-hidden="true">
        {time}
      </bdi>
      <span className="visually-hidden">
        {isOpen ? t(($) => $.calendar.slot.free, words) : t(($) => $.calendar.slot.outside, words)}
      </span>
    </div>
  );
}
