// Gestures on the grid turned into commands: drawing books, dragging moves, keys advance.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { instantAt } from '#client/grid/day-scale.ts';
import type { GridColumn, GridProps, Moved, Picked, PickedUp } from '#client/grid/types.ts';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { isOfSheet } from '#client/screens/appointment/in-hand.ts';
import { lastChangeOf } from '#client/screens/appointment/last-changes.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { useDesk } from './desk-context.ts';
import type { Board, SlotChange } from './moves.ts';
import { focusSheet } from './regions.ts';
import { mayChange } from './rights.ts';
import { useScene } from './scene.ts';
import { crossedDrop, staleMove, staleResize } from './stale-drop.ts';
import { useCommands } from './use-commands.ts';

type Gestures = Required<
  Pick<
    GridProps,
    | 'onPick'
    | 'onMove'
    | 'onResize'
    | 'onOpen'
    | 'onOpenBlock'
    | 'onOpenClosure'
    | 'onCloseTime'
    | 'onLockedTry'
    | 'onLook'
    | 'onKeyCommand'
  >
>;

/** What the grid calls. */
export function useGestures(columns: readonly GridColumn[]): Gestures {
  const { store } = useLive();
  const { t } = useTranslation();
  const desk = useDesk();
  const commands = useCommands();
  const { days, schedules, caller } = useScene();
  return useMemo(() => {
    const board: Board = { columns, days, schedules };
    return {
      onPick: (picked) => pick(picked),
      onMove: (moved) => move(moved),
      onResize: (resized) => {
        const appointment = store.appointment(resized.id);
        if (!appointment) return;
        const { seen, change } = staleResize(appointment, resized, board);
        give(resized, appointment, seen, change);
      },
      onOpen: (id) => desk.open(id),
      onOpenBlock: (id) => (isOfSheet(id) ? focusSheet() : desk.ask({ kind: 'hold', id })),
      onOpenClosure: (id) => desk.ask({ kind: 'closure', id }),
      onCloseTime: (picked) => close(picked),
      onLockedTry: (id) => desk.ask({ kind: 'locked', id }),
      onLook: (key) => desk.look(columns.find((one) => one.key === key) ?? null),
      onKeyCommand: (id, command) => {
        const appointment = store.appointment(id);
        const isMine = appointment && mayChange(caller, schedules, appointment.scheduleIds);
        if (isMine) commands.advance(id, command);
        else toast({ text: t(($) => $.desk.move.notYours), tone: 'bad' });
      },
    };

    function pick({ columnKey, start, end, how }: Picked): void {
      const column = columns.find(({ key }) => key === columnKey);
      const day = days.find(({ date }) => date === column?.date);
      if (!column || !day) return;
      const isMine = column.kind !== 'practitioner' || mayChange(caller, schedules, [column.scheduleId]);
      if (!isMine) return void toast({ text: t(($) => $.desk.move.notYours), tone: 'bad' });
      desk.book({
        scheduleIds: [column.scheduleId],
        start: instantAt(day, start),
        ...(how === 'draw' && { durationMinutes: end - start }),
      });
    }

    function close({ columnKey, start }: Picked): void {
      const column = columns.find(({ key }) => key === columnKey);
      const day = days.find(({ date }) => date === column?.date);
      if (!column || !day) return;
      const isMine = mayChange(caller, schedules, [column.scheduleId], 'closures');
      if (!isMine) return void toast({ text: t(($) => $.desk.move.notYours), tone: 'bad' });
      desk.ask({ kind: 'close', wish: { scheduleId: column.scheduleId, start: instantAt(day, start) } });
    }

    function move(moved: Moved): void {
      const appointment = store.appointment(moved.id);
      if (!appointment) return;
      const { seen, change } = staleMove(appointment, moved, board);
      if (change === 'linked') return void toast({ text: t(($) => $.desk.move.linked) });
      if (change) give(moved, appointment, seen, change);
    }

    /** What somebody changed while it was in hand is asked about before anything is sent. */
    function give({ id, stale }: PickedUp, now: Appointment, seen: Appointment, change: SlotChange): void {
      const last = lastChangeOf(id);
      const crossed = stale && crossedDrop(now, seen, change, { by: last?.by ?? null, at: last?.at ?? null });
      if (crossed) return void askToSettle(crossed);
      // One of a series is asked about after the drop; one that stands alone is moved at once.
      if (now.seriesId !== null && Object.keys(change).length > 0) return desk.ask({ kind: 'move-series', id, change });
      return commands.move(id, change);
    }
  }, [columns, days, schedules, caller, store, t, desk, commands]);
}
