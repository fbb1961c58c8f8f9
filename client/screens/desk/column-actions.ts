// What can be done with free time and with a whole column, as a menu: only what this person may.
import { instantAt } from '#client/grid/day-scale.ts';
import type { GridColumn } from '#client/grid/types.ts';
import type { MenuAction } from '#client/kit/menu.tsx';
import type { ViewName } from '#client/screens/place-text.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { DayShape } from '#shared/time/zone.ts';
import type { DeskDoor } from './desk-context.ts';
import { mayChange } from './rights.ts';

/** What the menus need to know and to call. */
export interface ColumnFacts {
  readonly caller: Caller;
  readonly schedules: readonly Schedule[];
  readonly view: ViewName;
  readonly t: Translate;
  readonly desk: DeskDoor;
  readonly print: (column: GridColumn) => void;
  readonly showWeek: (column: GridColumn) => void;
  /** Takes the column out of this person’s; null where it is the only one. */
  readonly hide: ((column: GridColumn) => void) | null;
}

/** The menu of a column’s head. */
export function columnActions(column: GridColumn, facts: ColumnFacts): MenuAction[] {
  const { t, desk, view, hide } = facts;
  const { scheduleId, date } = column;
  const close: MenuAction = {
    id: 'close',
    text: t(($) => $.day.column.close),
    icon: 'closed',
    run: () => desk.ask({ kind: 'close', wish: { scheduleId, date } }),
  };
  const week: MenuAction = {
    id: 'week',
    text: t(($) => $.day.column.week),
    icon: 'calendar',
    run: () => facts.showWeek(column),
  };
  const away: MenuAction = { id: 'hide', text: t(($) => $.day.column.hide), icon: 'hide', run: () => hide?.(column) };
  const print: MenuAction = {
    id: 'print',
    text: t(($) => $.day.column.print),
    icon: 'print',
    run: () => facts.print(column),
  };
  return [
    ...(mayChange(facts.caller, facts.schedules, [scheduleId], 'closures') ? [close] : []),
    ...(column.kind === 'practitioner' && view === 'day' ? [week] : []),
    print,
    ...(view === 'day' && hide ? [away] : []),
  ];
}

/** The menu of free time: to book it or close it, and what its column offers. */
export function slotActions(
  column: GridColumn,
  day: DayShape,
  minute: number,
  time: string,
  facts: ColumnFacts,
): MenuAction[] {
  const { t, desk, caller, schedules } = facts;
  const { scheduleId } = column;
  const start = instantAt(day, minute);
  const mayBook = column.kind !== 'practitioner' || mayChange(caller, schedules, [scheduleId]);
  const book: MenuAction = {
    id: 'book',
    text: t(($) => $.day.slot.book, { time }),
    icon: 'add',
    hint: 'Enter',
    run: () => desk.book({ scheduleIds: [scheduleId], start }),
  };
  const close: MenuAction = {
    id: 'close-here',
    text: t(($) => $.day.slot.close, { time }),
    icon: 'closed',
    hint: 'B',
    run: () => desk.ask({ kind: 'close', wish: { scheduleId, start } }),
  };
  const [first, ...rest] = columnActions(column, facts).filter(({ id }) => id !== 'close');
  return [
    ...(mayBook ? [book] : []),
    ...(mayChange(caller, schedules, [scheduleId], 'closures') ? [close] : []),
    ...(first ? [{ ...first, startsGroup: true }, ...rest] : []),
  ];
}
