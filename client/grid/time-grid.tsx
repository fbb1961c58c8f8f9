// The time grid: schedules side by side on one time axis, with all that can be done to appointments there.
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayShape } from '#shared/time/zone.ts';
import { now as deviceClock } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { Column } from './column.tsx';
import { makeCore, stepOf } from './core.ts';
import { plainDay, wallAt } from './day-scale.ts';
import { lookAtFirst } from './first-scroll.ts';
import { makeSlides } from './flip.ts';
import { GridContext } from './grid-context.ts';
import { noteChanges } from './hand.ts';
import { Head } from './head.tsx';
import { makePlacer } from './placement.ts';
import { ANY_COLUMN } from './session.ts';
import { settleCursor } from './settle-cursor.ts';
import { type Axis, axisOf } from './shared-axis.ts';
import { TimeAxis } from './time-axis.tsx';
import styles from './time-grid.module.css';
import type { GridColumn, GridNow, GridProps } from './types.ts';
import { useFit } from './use-fit.ts';
import { useKept } from './use-kept.ts';
import { useLasting } from './use-lasting.ts';
import { useListeners } from './use-listeners.ts';
import { useTopic } from './use-topic.ts';

const NONE = [] as const;

/**
 * A grid that fills its parent, which gives it a height. It fetches nothing: everything comes in by props, everything a
 * person does goes out by callbacks, and a card moves when its props do.
 */
export function TimeGrid(props: GridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [core] = useState(makeCore);
  const scroller = useRef<HTMLDivElement>(null);
  const speaker = useRef<HTMLDivElement>(null);
  const [place] = useState(makePlacer);
  const [slide] = useState(() => makeSlides(core));
  const heads = useKept(props.columns);
  // Who watches a column is its head's concern alone: its cards are not drawn again for it.
  const columns = useKept(heads.map(bodyOf));
  const days = useKept(daysOf(columns, props.days));
  const axis = useMemo(() => axisOf(days), [days]);
  const blocks = useLasting(useKept(props.blocks ?? NONE), props.clock ?? deviceClock);
  const closures = useKept(props.closures ?? NONE);
  const placement = useMemo(
    () => place(columns, props.cards, axis, blocks, closures),
    [place, columns, props.cards, axis, blocks, closures],
  );
  const fit = useFit(scroller, axis.minutes, columns.map(({ key }) => key).join());
  const now = useKept(nowOn(axis, columns, props.now));
  const isLoading = props.loading === true;
  const snap = stepOf(props);
  const isReadOnly = props.readOnly === true;
  const setting = useMemo(
    () => ({ core, axis, t, format, fit, snap, isReadOnly }),
    [core, axis, t, format, fit, snap, isReadOnly],
  );

  useLayoutEffect(() => core.attach(scroller.current, speaker.current), [core]);
  useLayoutEffect(() => {
    core.see({ props, columns, placement, axis, t, format });
  });
  useLayoutEffect(() => {
    settleCursor(core);
    noteChanges(core);
    slide();
  }, [core, slide, placement, isLoading]);
  useFirstLook(columns.length === 0 ? 'nothing' : isLoading ? 'names' : 'all', () => lookAtFirst(core));
  useListeners(core);
  const carrying = useTopic(core.session, ANY_COLUMN, () => core.session.ghost()?.lift.kind);

  const sizes = { '--columns': columns.length, '--minutes': axis.minutes, '--now-at': now?.at ?? 0 };
  const isEmpty =
    !isLoading &&
    props.cards.length === 0 &&
    blocks.length === 0 &&
    closures.length === 0 &&
    props.empty !== undefined &&
    carrying === undefined;
  return (
    <GridContext value={setting}>
      <div className={styles['frame']} style={sizes as CSSProperties}>
        <div
          ref={scroller}
          role="grid"
          aria-label={props.label}
          aria-busy={isLoading}
          className={styles['scroller']}
          data-carrying={carrying}
        >
          <Head columns={heads} hasMenu={props.onHeadMenu !== undefined && !isReadOnly} />
          <div role="row" className={styles['body']}>
            <TimeAxis now={now} />
            {columns.map((column) => (
              <Column
                key={column.key}
                column={column}
                placed={placement.cards.get(column.key) ?? NONE}
                blocks={placement.blocks.get(column.key) ?? NONE}
                closures={placement.closures.get(column.key) ?? NONE}
                time={timeOf(column, props.now)}
                openId={props.openId ?? null}
                isLoading={isLoading}
              />
            ))}
          </div>
        </div>
        {isEmpty && (
          <p className={styles['empty']}>
            <strong>{props.empty?.title}</strong>
            <span>{props.empty?.lead}</span>
          </p>
        )}
        <div ref={speaker} role="status" aria-live="polite" className="visually-hidden" />
      </div>
    </GridContext>
  );
}

function bodyOf({ watchers: _, overbookings: __, ...column }: GridColumn): GridColumn {
  return column;
}

function daysOf(columns: readonly GridColumn[], days: readonly DayShape[]): DayShape[] {
  const dates = [...new Set(columns.map((column) => column.date))];
  return dates.map((date) => days.find((day) => day.date === date) ?? plainDay(date));
}

function nowOn(axis: Axis, columns: readonly GridColumn[], now: GridNow | null) {
  if (!now || !columns.some((column) => column.date === now.date)) return null;
  const on = axis.on(now.date);
  return { at: on.start(now.minute), wall: wallAt(on.day, now.minute) };
}

function timeOf(column: GridColumn, now: GridNow | null): 'past' | 'today' | 'future' {
  if (!now || column.date > now.date) return 'future';
  return column.date < now.date ? 'past' : 'today';
}

/** Calls as soon as there is something to look at, and once more when all of it has come. */
function useFirstLook(shown: 'nothing' | 'names' | 'all', look: () => void): void {
  const seen = useRef<typeof shown>('nothing');
  useEffect(() => {
    if (seen.current === shown || seen.current === 'all') return;
    seen.current = shown;
    if (shown !== 'nothing') look();
  });
}
