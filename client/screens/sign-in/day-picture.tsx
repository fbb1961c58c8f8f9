// A picture of a clinic's day in the house's own colours; only to be looked at.
import type { CSSProperties } from 'react';
import type { Tone } from '#client/kit/status.ts';
import styles from './day-picture.module.css';

type Block = readonly [start: number, length: number, tone: Tone];

/** Four columns; starts and lengths are quarters of an hour. */
const COLUMNS: readonly (readonly Block[])[] = [
  [
    [0, 2, 'done'],
    [2, 1, 'done'],
    [4, 3, 'in-room'],
    [8, 2, 'confirmed'],
    [11, 2, 'booked'],
  ],
  [
    [1, 2, 'done'],
    [3, 2, 'no-show'],
    [6, 1, 'arrived'],
    [7, 2, 'booked'],
    [10, 3, 'confirmed'],
  ],
  [
    [0, 3, 'done'],
    [4, 1, 'in-room'],
    [5, 2, 'arrived'],
    [9, 2, 'booked'],
    [11, 2, 'confirmed'],
  ],
  [
    [1, 1, 'done'],
    [2, 3, 'done'],
    [7, 3, 'confirmed'],
    [10, 1, 'booked'],
    [12, 1, 'booked'],
  ],
];

/** Hidden from screen readers. */
export function DayPicture() {
  return (
    <div className={styles['picture']} aria-hidden="true">
      {COLUMNS.map((blocks, at) => (
        <div key={COLUMN_KEYS[at]} className={styles['column']}>
          {blocks.map(([start, length, tone]) => (
            <span
              key={start}
              className={styles['block']}
              data-tone={tone}
              style={{ '--s': start, '--d': length } as CSSProperties}
            />
          ))}
        </div>
      ))}
      <span className={styles['now']} />
    </div>
  );
}

const COLUMN_KEYS = ['first', 'second', 'third', 'fourth'] as const;
