// The time axis at the start side: full hours, and the pill of the present moment.
import { type CSSProperties, memo } from 'react';
import { useGrid } from './grid-context.ts';
import styles from './time-grid.module.css';

interface TimeAxisProps {
  /** The present moment: its axis minute and wall-clock minutes; null where no shown date is today. */
  readonly now: { readonly at: number; readonly wall: number } | null;
}

/** Labels nearer to the pill than this many minutes make way for it. */
const PILL_ROOM = 11;

/** The sticky axis; hidden from screen readers, which hear times with each card and slot. */
export const TimeAxis = memo(function TimeAxis({ now }: TimeAxisProps) {
  const { axis, format } = useGrid();
  const covered = (at: number) => now !== null && Math.abs(at - now.at) < PILL_ROOM;
  return (
    <div className={styles['axis']} aria-hidden="true">
      {axis.hours.map(({ at, wall }) =>
        at === 0 || covered(at) ? null : (
          <bdi
            key={at}
            dir={format.direction}
            className={styles['hour']}
            data-hour={wall}
            style={{ '--s': at } as CSSProperties}
          >
            {format.hour(wall)}
          </bdi>
        ),
      )}
      {now && (
        <bdi dir={format.direction} className={styles['pill']} data-now="">
          {format.time(now.wall)}
        </bdi>
      )}
    </div>
  );
});
