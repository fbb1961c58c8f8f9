// The ghost: where the thing in hand would land, with the live time and what stands in the way.
import { type CSSProperties, useEffect, useRef } from 'react';
import { statusWord, toneOf } from '#client/kit/status.ts';
import { wallAt } from './day-scale.ts';
import styles from './ghost.module.css';
import { useGrid } from './grid-context.ts';
import type { Ghost as GhostState } from './session.ts';
import type { GridColumn } from './types.ts';

interface GhostProps {
  readonly ghost: GhostState;
  readonly column: GridColumn;
}

export function Ghost({ ghost, column }: GhostProps) {
  const { axis, t, format } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const { card, by } = ghost.lift;
  const on = axis.on(column.date);
  const top = on.start(ghost.start);
  const range = format.timeRange(wallAt(on.day, ghost.start), wallAt(on.day, ghost.end));
  useEffect(() => {
    if (by === 'keys') ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [by, top]);
  const hint = ghost.stale ? 'stale' : ghost.hint;
  return (
    <div
      ref={ref}
      className={styles['ghost']}
      data-ghost={ghost.lift.kind}
      data-tone={card ? toneOf(statusWord(card.status, card.confirmed)) : undefined}
      data-hint={hint ?? undefined}
      style={{ '--s': top, '--d': on.end(ghost.end) - top } as CSSProperties}
      aria-hidden="true"
    >
      <bdi className={styles['range']} dir={format.direction}>
        {range}
      </bdi>
      {card && (
        <span className={styles['name']} dir="auto">
          {card.title}
        </span>
      )}
      {hint && <span className={styles['hint']}>{t(($) => $.calendar.pick[hint])}</span>}
    </div>
  );
}
