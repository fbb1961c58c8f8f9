// Closed time: a calm hatched area with its reason behind whatever stays in it, a button like a block.
import { type CSSProperties, memo, useRef } from 'react';
import { Icon } from '#client/kit/icon.tsx';
import styles from './closed.module.css';
import { wallAt } from './day-scale.ts';
import { useGrid } from './grid-context.ts';
import type { PlacedClosure } from './placement.ts';
import type { GridColumn } from './types.ts';
import { useStopFocus } from './use-stop-focus.ts';

interface ClosedProps {
  readonly placed: PlacedClosure;
  readonly column: GridColumn;
  readonly isAtCursor: boolean;
}

/** px from which the hours have a line of their own. */
const TALL = 40;

/** The area; its words stay in sight while any of it is. */
export const Closed = memo(function Closed({ placed, column, isAtCursor }: ClosedProps) {
  const { core, axis, t, format, fit } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const { closure, key, top, size } = placed;
  useStopFocus(core, ref, isAtCursor, `${column.key} ${top}`);
  const { day } = axis.on(column.date);
  const isWhole = closure.start <= 0 && closure.end >= day.minutes;
  const [start, end] = [Math.max(0, closure.start), Math.min(closure.end, day.minutes)];
  const range = isWhole ? t(($) => $.day.closed.allDay) : format.timeRange(wallAt(day, start), wallAt(day, end));
  const story = t(($) => $.day.closed.story, { column: column.title, range, reason: closure.reason });
  const staying = closure.kept.length > 0 ? t(($) => $.day.closed.kept, { count: closure.kept.length }) : '';
  return (
    <div
      ref={ref}
      role="button"
      tabIndex={isAtCursor ? 0 : -1}
      className={styles['closed']}
      data-closure={key}
      style={{ '--s': top, '--d': size } as CSSProperties}
    >
      <span className={styles['words']} aria-hidden="true">
        <span className={styles['why']}>
          <Icon name="closed" size={12} />
          <span className={styles['reason']} dir="auto" title={closure.reason}>
            {closure.reason}
          </span>
        </span>
        {size * fit.px >= TALL && (
          <bdi className={styles['range']} dir={format.direction}>
            {range}
          </bdi>
        )}
      </span>
      <span className="visually-hidden">{staying === '' ? story : `${story} ${staying}`}</span>
    </div>
  );
});
