// The ghost: where the thing in hand would land, with the live time and what stands in the way.
import { type CSSProperties, useEffect, useRef } from 'react';
import { statusWord, toneOf } from '#client/kit/status.ts';
import { wallAt } from './day-scale.ts';
import styles from './ghost.module.css';
import { useGrid } from './grid-context.ts';
import type { Ghost as GhostState } from './session.ts';
import { hintWords } from './speech.ts';
import type { GridColumn } from './types.ts';

interface GhostProps {
  readonly ghost: GhostState;
  readonly column: GridColumn;
}

/** From this length on the name has a line of its own. */
const TALL = 30;
/** px of the ghost that are not text, and how much wider its bold time is than a card's. */
const NOT_TEXT = 20;
const BOLDER = 1.1;

/** Drawn in the column it would land in. */
export function Ghost({ ghost, column }: GhostProps) {
  const { axis, t, format, fit } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const { card, by } = ghost.lift;
  const on = axis.on(column.date);
  const top = on.start(ghost.start);
  const bottom = on.end(ghost.end);
  const isTall = bottom - top >= TALL;
  const start = wallAt(on.day, ghost.start);
  const end = wallAt(on.day, ghost.end);
  const range = format.timeRange(start, end);
  const isWhole = isTall || fit.measure(range) * BOLDER < fit.width - NOT_TEXT;
  useEffect(() => {
    if (by === 'keys') ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [by, top, bottom]);
  const hint = ghost.stale ? t(($) => $.calendar.pick.stale) : hintWords(ghost, t);
  return (
    <div
      ref={ref}
      className={styles['ghost']}
      data-ghost={ghost.lift.kind}
      data-tone={card ? toneOf(statusWord(card.status, card.confirmed)) : undefined}
      data-tall={isTall}
      data-hint={ghost.stale ? 'stale' : (ghost.hint ?? undefined)}
      style={{ '--s': top, '--d': bottom - top } as CSSProperties}
      aria-hidden="true"
    >
      <bdi className={styles['range']} dir={format.direction}>
        {isWhole ? range : format.time(ghost.lift.kind === 'resize' ? end : start)}
      </bdi>
      {card && (
        <span className={styles['name']} dir="auto">
          {card.title}
        </span>
      )}
      {hint && <span className={styles['hint']}>{hint}</span>}
    </div>
  );
}
