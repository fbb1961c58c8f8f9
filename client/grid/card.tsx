// One appointment on the grid: a button in its lane whose name is its content.
import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { cls } from '#client/kit/cls.ts';
import type { Format } from '#client/kit/format.ts';
import { Icon } from '#client/kit/icon.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { statusWord, toneOf } from '#client/kit/status.ts';
import { StatusGlyph } from '#client/kit/status-badge.tsx';
import { LockRing, LockTag } from './lock.tsx';
import { Beyond } from './beyond.tsx';
import { cardStory, cardTexts, cardTip } from './card-texts.ts';
import styles from './card.module.css';
import { BETWEEN, type CardLines, isUpright, laneWidth, linesOf } from './fit.ts';
import { useGrid } from './grid-context.ts';
import place from './place.module.css';
import type { Placed } from './placement.ts';
import type { GridCard, GridColumn } from './types.ts';
import { useRing } from './use-ring.ts';
import { useStopFocus } from './use-stop-focus.ts';

interface CardProps {
  readonly placed: Placed;
  readonly column: GridColumn;
  readonly isAtCursor: boolean;
  readonly isLifted: boolean;
  readonly isOpen: boolean;
}

/** px of a card's width that are not text: the gap to its neighbour, edge, padding, and one for rounding. */
const NOT_TEXT = 14;

/** px of a lane in which a sign would leave too little of the name beside it. */
const TIGHT = 56;
/** px of a small sign beside the name, with its gap. */
const GLYPH = 15;

/** Below this length the name stands alone in the middle. */
const SHORT = 30;

/** A card at its place; drawn again only when something of its own changed. */
export const Card = memo(function Card({ placed, column, isAtCursor, isLifted, isOpen }: CardProps) {
  const { core, axis, t, format, fit, isReadOnly } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const { card, top, size, lane, lanes } = placed;
  const ring = useRef<HTMLSpanElement>(null);
  useRing(core, ring, card);
  useStopFocus(core, ref, isAtCursor, `${column.key} ${top}`);
  const texts = cardTexts(card, axis.on(column.date), format);
  const room = laneWidth(fit.width, lanes) - NOT_TEXT;
  const lines = card.slim ? null : linesOf(texts, size, size * fit.px, room, fit.measure);
  const mark = markOf(card, format, room < TIGHT);
  const isUnder = room < TIGHT && lines === null && size >= SHORT;
  const word = statusWord(card.status, card.confirmed);
  const { lock } = card;
  const glyphs = Number(mark !== null && !isUnder) + Number(word !== 'booked');
  return (
    <div
      ref={ref}
      role="button"
      tabIndex={isAtCursor ? 0 : -1}
      className={cls(place['place'], styles['card'])}
      data-card={placed.key}
      data-tone={toneOf(word)}
      data-short={size < SHORT}
      data-upright={lines === null && isUpright(room, size * fit.px)}
      data-slim={card.slim === true}
      data-pending={card.pending === true}
      data-lifted={isLifted}
      data-open={isOpen}
      data-lock={lock && (lock.mine ? 'mine' : 'other')}
      style={{ '--s': top, '--d': size, '--l': lane, '--n': lanes } as CSSProperties}
    >
      <span className={styles['head']}>
        <span className={styles['name']} dir="auto" title={cardTip(card, t)}>
          {card.title}
        </span>
        {!isUnder && mark}
        {word !== 'booked' && <StatusGlyph status={word} size={12} />}
        {lock && !lock.mine && <LockTag lock={lock} room={room - GLYPH * glyphs} isSlim={card.slim === true} />}
        <span className="visually-hidden">{cardStory(card, column, texts, t, format)}</span>
      </span>
      {isUnder && mark && <span className={styles['under']}>{mark}</span>}
      {lines && <Lines lines={lines} direction={format.direction} />}
      {lock && <LockRing lock={lock} />}
      {card.changedBy && (
        <span ref={ring} className={styles['ring']} style={{ '--by': card.changedBy.color } as CSSProperties} />
      )}
      {!isReadOnly && card.fixed !== true && <span className={styles['edge']} data-edge="" />}
    </div>
  );
});

/** What is special about a card besides its state, one small sign at most. */
function markOf(card: GridCard, format: Format, isTight: boolean): ReactNode {
  if (card.settling === 'slow') return <Spinner size={10} />;
  if (card.settling === 'queued') return <Icon name="offline" size={11} />;
  if (card.overbooked) return <Beyond count={card.overbooked} format={format} isBare={isTight} />;
  if (card.slim) return <Icon name="room" size={11} />;
  if (card.override) return <Icon name="clock" size={11} />;
  return card.repeats ? <Icon name="repeat" size={11} /> : null;
}

/** The lines under the name. They are in the accessible name already, whole. */
function Lines({ lines, direction }: { readonly lines: CardLines; readonly direction: 'rtl' | 'ltr' }) {
  return (
    <>
      <span className={styles['line']} aria-hidden="true">
        <bdi dir={direction}>{lines.time}</bdi>
        {lines.beside && (
          <>
            {BETWEEN}
            <bdi>{lines.beside}</bdi>
          </>
        )}
      </span>
      {lines.below && (
        <span className={styles['line']} dir="auto" aria-hidden="true">
          {lines.below}
        </span>
      )}
    </>
  );
}
