// Time on hold: a dashed block with its owner's name and what is left of it, a button like a card.
import { type CSSProperties, memo, useRef } from 'react';
import { cls } from '#client/kit/cls.ts';
import { initialOf } from '#client/kit/person.ts';
import { Countdown } from '#client/kit/countdown.tsx';
import styles from './block.module.css';
import { wallAt, wallOf } from './day-scale.ts';
import { laneWidth } from './fit.ts';
import { useGrid } from './grid-context.ts';
import place from './place.module.css';
import type { PlacedBlock } from './placement.ts';
import { blockLinesOf } from './tag-fit.ts';
import type { GridColumn } from './types.ts';
import { useStopFocus } from './use-stop-focus.ts';

interface BlockProps {
  readonly placed: PlacedBlock;
  readonly column: GridColumn;
  readonly isAtCursor: boolean;
}

/** px of a block's width that are not content: the gap to its neighbour, border, padding, and one for rounding. */
const NOT_CONTENT = 13;
/** ms: no countdown is written wider than this one. */
const WIDEST = 599_000;

/** A block at its place. Its countdown ticks alone; the block is drawn again only when something of its own changed. */
export const Block = memo(function Block({ placed, column, isAtCursor }: BlockProps) {
  const { core, axis, t, format, fit } = useGrid();
  const ref = useRef<HTMLDivElement>(null);
  const { block, top, size, lane, lanes } = placed;
  const { owner, color, mine, endsAt } = block;
  useStopFocus(core, ref, isAtCursor, `${column.key} ${top}`);
  const { day } = axis.on(column.date);
  const name = mine ? t(($) => $.hold.grid.you) : owner;
  const range = format.timeRange(wallAt(day, block.start), wallAt(day, block.end));
  const room = laneWidth(fit.width, lanes) - NOT_CONTENT;
  const texts = { name, left: format.countdown(WIDEST), range };
  const lines = blockLinesOf(texts, size * fit.px, room, fit.measure);
  const time = format.time(wallOf(day, endsAt));
  const story = [
    mine ? t(($) => $.hold.grid.untilMine, { time }) : t(($) => $.hold.grid.until, { name: owner, time }),
    range,
    column.title,
  ];
  const left = <Countdown endsAt={endsAt} now={core.clock} isBare={lines.left.endsWith('bare')} />;
  return (
    <div
      ref={ref}
      role="button"
      tabIndex={isAtCursor ? 0 : -1}
      className={cls(place['place'], styles['block'])}
      data-block={placed.key}
      data-mine={mine}
      data-lines={lines.left.startsWith('below') || lines.range}
      style={{ '--s': top, '--d': size, '--l': lane, '--n': lanes, '--by': color } as CSSProperties}
    >
      <span className={styles['first']} aria-hidden="true">
        <span className={styles['who']} title={name} dir="auto">
          {lines.who === 'name' ? name : initialOf(name)}
        </span>
        {lines.left.startsWith('beside') && left}
      </span>
      {lines.left.startsWith('below') && left}
      {lines.range && (
        <bdi className={styles['range']} dir={format.direction} aria-hidden="true">
          {range}
        </bdi>
      )}
      <span className="visually-hidden">{story.join(format.direction === 'rtl' ? '، ' : ', ')}</span>
    </div>
  );
});
