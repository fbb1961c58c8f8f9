// Text of its own direction: names, phones and ranges that stay whole in a line of the other direction.
import type { ReactNode } from 'react';
import styles from './bidi.module.css';
import { cls } from './cls.ts';
import { useFormat } from './locale.tsx';

/** Text whose direction is told by its first letter. */
export function Bdi({ children }: { readonly children: ReactNode }) {
  return <bdi>{children}</bdi>;
}

interface NameProps {
  readonly children: string;
  /** One line, cut at the name's own end with an ellipsis; the whole name stays reachable as a title. */
  readonly isTruncated?: boolean;
  readonly isStrong?: boolean;
}

/** The name of a person or thing. */
export function Name({ children, isTruncated = false, isStrong = false }: NameProps) {
  const strong = isStrong && styles['strong'];
  if (!isTruncated) return <bdi className={cls(strong)}>{children}</bdi>;
  // No <bdi> inside: `dir="auto"` would skip it and always resolve to left-to-right.
  return (
    <span className={cls(styles['truncated'], strong)} dir="auto" title={children}>
      {children}
    </span>
  );
}

/** A phone number in groups, left-to-right. */
export function Phone({ children }: { readonly children: string }) {
  const format = useFormat();
  return (
    <bdi dir="ltr" className={styles['whole']}>
      {format.phone(children)}
    </bdi>
  );
}

/** A code as it is written: file numbers, tokens. */
export function Code({ children }: { readonly children: ReactNode }) {
  return (
    <bdi dir="ltr" className={styles['whole']}>
      {children}
    </bdi>
  );
}

/** From–to of the wall clock in minutes, start first in the reader's direction. */
export function TimeRange({ start, end }: { readonly start: number; readonly end: number }) {
  const format = useFormat();
  return (
    <bdi dir={format.direction} className={styles['whole']}>
      {format.timeRange(start, end)}
    </bdi>
  );
}
