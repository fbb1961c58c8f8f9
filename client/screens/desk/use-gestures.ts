// Gestures on the grid turned into commands: drawing books, dragging moves, keys advance.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { instantAt } from '#client/grid/day-scale.ts';
import type { GridColumn, GridProps, Moved, Picked } from '#client/grid/types.ts';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { isOfSheet } from '#client/screens/appointment/in-hand.ts';
import { useDesk } from './desk-context.ts';
import { type Board, changeOfMove, changeOfResize } from './moves.ts';
import { focusSheet } from './regions.ts';
import { mayChange } from './rights.ts';
import { useScene } from './scene.ts';
import { useCommands } from './use-commands.ts';

type Gestures = Required<
  Pick<
    GridProps,
    'onPick' | 'onMove' | 'onResize' | 'onOpen' | 'onOpenBlock' | 'onLockedTry' | 'onLook' | 'onKeyCommand'
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
    const patientOf = (id: string) => store.patient(store.appointment(id)?.patientId ?? '')?.name ?? '…';
    return {
      onPick: (picked) => pick(picked),
      onMove: (moved) => move(moved),
      onResize: (resized) => {
        const change = changeOfResize(resized);
        if (resized.stale) askAgain(resized.id, () => commands.move(resized.id, change));
        else commands.move(resized.id, change);
      },
      onOpen: (id) => desk.open(id),
      onOpenBlock: (id) => (isOfSheet(id) ? focusSheet() : desk.ask({ kind: 'hold', id })),
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

    function move(moved: Moved): void {
      const appointment = store.appointment(moved.id);
      const change = appointment && changeOfMove(appointment, moved, board);
      if (change === 'linked') return void toast({ text: t(($) => $.desk.move.linked) });
      if (!change) return;
      if (moved.stale) askAgain(moved.id, () => commands.move(moved.id, change));
      else commands.move(moved.id, change);
    }

    /** Somebody changed it while it was in hand: nothing is overwritten unless it is asked for again. */
    function askAgain(id: string, run: () => void): void {
      const text = t(($) => $.desk.move.stale, { patient: patientOf(id) });
      toast({ text, tone: 'bad', action: { text: t(($) => $.desk.move.anyway), run } });
    }
  }, [columns, days, schedules, caller, store, t, desk, commands]);
}
