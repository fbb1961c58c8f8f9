// A lock on a card: who is editing it, as a ring and a tag that makes way for the patient's name.
import type { CSSProperties } from 'react';
import { Icon } from '#client/kit/icon.tsx';
import { initialOf } from '#client/kit/person.ts';
import { useGrid } from './grid-context.ts';
import styles from './lock.module.css';
import { tagFor } from './tag-fit.ts';
import type { CardLock } from './types.ts';

/** The ring round the whole card; another's shimmers slowly, or is tinted where less motion is wanted. */
export function LockRing({ lock }: { readonly lock: CardLock }) {
  return <span className={styles['ring']} data-mine={lock.mine} style={{ '--by': lock.color } as CSSProperties} />;
}

interface LockTagProps {
  readonly lock: CardLock;
  /** px that the patient's name and the tag have together. */
  readonly room: number;
  readonly isSlim: boolean;
}

/** The tag at the end of the first line: name, first letter or the padlock alone, whatever fits. It is in the accessible name already. */
export function LockTag({ lock, room, isSlim }: LockTagProps) {
  const { fit } = useGrid();
  const size = tagFor(lock.name, room, fit.measure);
  const text = size === 'name' && !isSlim ? lock.name : initialOf(lock.name);
  return (
    <span
      className={styles['tag']}
      style={{ '--by': lock.color } as CSSProperties}
      title={lock.name}
      aria-hidden="true"
    >
      <Icon name="lock" size={10} />
      {size !== 'sign' && <bdi>{text}</bdi>}
    </span>
  );
}
