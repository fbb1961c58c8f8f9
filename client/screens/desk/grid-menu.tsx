// The menus of the grid: of a card, of free time and of a column's head, by a right click, the context key or a button.
import { type ReactNode, type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallAt } from '#client/grid/day-scale.ts';
import type { GridColumn, Picked } from '#client/grid/types.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { ContextMenu, type MenuAction } from '#client/kit/menu.tsx';
import { go } from '#client/screens/place.ts';
import { columnActions, type ColumnFacts, slotActions } from './column-actions.ts';
import { useDesk } from './desk-context.ts';
import styles from './desk.module.css';
import { useScene } from './scene.ts';
import { useActions } from './use-actions.ts';
import { useColumnChoice } from './use-column-choice.ts';

/** A menu and what it belongs to. */
interface Opened {
  readonly on: Element;
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

/** The menu that is open, and the ways to open one. */
export interface GridMenuState {
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
  readonly onSlot: (picked: Picked, element: Element) => void;
  readonly onHead: (columnKey: string, element: Element) => void;
}

/** The menus of these columns. */
export function useGridMenu(columns: readonly GridColumn[]): GridMenuState {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { caller, schedules, view, days, date, shown } = useScene();
  const choice = useColumnChoice();
  const [opened, open] = useState<Opened | null>(null);
  return useMemo(() => {
    const facts: ColumnFacts = {
      caller,
      schedules,
      view,
      t,
      desk,
      print: (column) => go({ path: '/print', date: column.date, scheduleId: column.scheduleId }),
      showWeek: ({ scheduleId }) => go({ view: 'week', scheduleId, date }),
      hide: shown.length > 1 ? ({ scheduleId }) => choice.show(scheduleId, false) : null,
    };
    return {
      opened,
      open,
      onSlot({ columnKey, start }, on) {
        const column = columns.find(({ key }) => key === columnKey);
        const day = days.find((one) => one.date === column?.date);
        if (!column || !day) return;
        const time = format.time(wallAt(day, start));
        const label = t(($) => $.day.slot.menu, { time, name: column.title });
        open({ on, label, actions: slotActions(column, day, start, time, facts) });
      },
      onHead(columnKey, on) {
        const column = columns.find(({ key }) => key === columnKey);
        if (!column) return;
        const label = t(($) => $.day.column.menu, { name: column.title });
        open({ on, label, actions: columnActions(column, facts) });
      },
    };
  }, [opened, columns, caller, schedules, view, days, date, shown, t, format, desk, choice]);
}

interface GridMenuProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly menu: GridMenuState;
  readonly children: ReactNode;
}

/** The grid with its menus. */
export function GridMenu({ frame, menu: { opened, open }, children }: GridMenuProps) {
  const { t } = useTranslation();
  const actionsFor = useActions();
  return (
    <div
      ref={frame}
      className={styles['menued']}
      onContextMenu={(event) => {
        const isTouch = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch';
        const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
        if (!card || isTouch) return;
        event.preventDefault();
        const id = card.dataset['card']?.split('@')[0] ?? '';
        const patient = card.querySelector('[dir=auto]')?.textContent ?? '';
        open({ on: card, label: t(($) => $.desk.menu.of, { patient }), actions: actionsFor(id) });
      }}
    >
      {children}
      <ContextMenu
        label={opened?.label ?? ''}
        actions={opened?.actions ?? []}
        on={opened?.on ?? null}
        onClose={() => open(null)}
      />
    </div>
  );
}
