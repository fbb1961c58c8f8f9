// Grey blocks in a column while its appointments are on their way.
import type { CSSProperties } from 'react';
import styles from './column.module.css';

interface SkeletonProps {
  /** Axis minutes at which the column opens. */
  readonly opensAt: number;
  /** A name: columns of different names do not look alike. */
  readonly seed: string;
}

const LENGTHS = [30, 15, 45, 30, 15, 30];
const PAUSES = [0, 15, 0, 30, 15, 0];

/** Six blocks from the opening on. */
export function Skeleton({ opensAt, seed }: SkeletonProps) {
  const shift = (seed.length + (seed.codePointAt(seed.length - 1) ?? 0)) % LENGTHS.length;
  let at = opensAt;
  return LENGTHS.map((_, index) => {
    const turn = (index + shift) % LENGTHS.length;
    const start = at + (PAUSES[turn] ?? 0);
    const length = LENGTHS[turn] ?? 0;
    at = start + length;
    return <div key={start} className={styles['skeleton']} style={{ '--s': start, '--d': length } as CSSProperties} />;
  });
}
