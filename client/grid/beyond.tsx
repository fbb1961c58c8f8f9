// Beyond capacity: a count with a plus, for cards and for the heads of columns.
import type { Format } from '#client/kit/format.ts';
import styles from './beyond.module.css';

interface BeyondProps {
  readonly count: number;
  readonly format: Format;
  /** Without its frame, where there is little room. */
  readonly isBare?: boolean;
}

/** `+2`; what it counts is said beside it for those who do not see it. */
export function Beyond({ count, format, isBare = false }: BeyondProps) {
  return (
    <bdi dir="ltr" className={styles['count']} aria-hidden="true" data-beyond={count} data-bare={isBare}>
      +{format.number(count)}
    </bdi>
  );
}
