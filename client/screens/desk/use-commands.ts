// Commands of the desk: given at once, told about when they are done, and what they say when they cannot be.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import type { Format } from '#client/kit/format.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { editableOf } from '#client/live/fields.ts';
import { useLive } from '#client/live/hooks.ts';
import type { Answer } from '#client/live/ask.ts';
import type { QueuedName } from '#client/live/instant-commands.ts';
import type { Live } from '#client/live/live.ts';
import type { Told, Telling } from '#client/screens/undo/telling.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { wallSpan } from './times.ts';
import { moveInput, type SlotChange } from './moves.ts';

type AdvanceTo = CommandInput<'appointment.advance'>['to'];

/** What a desk does to appointments with one gesture. */
export interface DeskCommands {
  move(id: string, change: SlotChange): void;
  advance(id: string, to: AppointmentStatus): void;
  confirm(id: string, confirmed: boolean): void;
}

/** The commands of this desk; the same object while the words and the live part stay. */
export function useCommands(): DeskCommands {
  const live = useLive();
  const { t } = useTranslation();
  const format = useFormat();
  const telling = useTelling();
  return useMemo(() => makeCommands(live, telling, t, format), [live, telling, t, format]);
}

function makeCommands(live: Live, telling: Telling, t: Translate, format: Format): DeskCommands {
  const { store } = live;
  const give = <N extends QueuedName>(name: N, id: string, input: CommandInput<N>, done: () => string): void => {
    const on = { noun: 'appointment', id } as const;
    const { commandId, answer } = live.ask(name, input);
    if (isDown(live)) telling.queued({ commandId, name, on });
    void tellWhenDone(answer, done, { name, on });
  };
  const tellWhenDone = async (answer: Promise<Answer<QueuedName>>, done: () => string, about: Told): Promise<void> => {
    const came = await answer;
    if (came.ok) telling.done(done(), came, about);
  };
  const patientOf = ({ patientId }: Appointment) => store.patient(patientId)?.name ?? '…';

  return {
    move(id, change) {
      const before = store.appointment(id);
      if (!before || Object.keys(change).length === 0) return;
      give('appointment.move', id, moveInput(before, change), () =>
        movedWords(before, store.appointment(id) ?? before),
      );
    },
    advance(id, to) {
      const before = store.appointment(id);
      if (!before || before.status === to || to === 'cancelled') return;
      const input = { appointmentId: id, baseVersion: before.version, to: to satisfies AdvanceTo };
      const words = { patient: patientOf(before), status: t(($) => $.common.status[to]) };
      give('appointment.advance', id, input, () => t(($) => $.calendar.toast.advanced, words));
    },
    confirm(id, confirmed) {
      const before = store.appointment(id);
      if (!before) return;
      const base = { confirmed: editableOf(before).confirmed };
      const words = { patient: patientOf(before) };
      const input = { appointmentId: id, baseVersion: before.version, base, confirmed };
      give('appointment.edit', id, input, () =>
        confirmed ? t(($) => $.calendar.toast.confirmed, words) : t(($) => $.calendar.toast.unconfirmed, words),
      );
    },
  };

  function movedWords(before: Appointment, after: Appointment): string {
    const patient = patientOf(after);
    const length = minutesBetween(after.start, after.end);
    const isStretched = before.start === after.start && before.scheduleIds.join() === after.scheduleIds.join();
    if (isStretched) return t(($) => $.calendar.toast.resized, { patient, duration: format.duration(length) });
    const { start, end } = wallSpan(after);
    return t(($) => $.calendar.toast.moved, { patient, time: format.timeRange(start, end) });
  }
}

/** Whether what is asked now has to wait for a connection. */
export function isDown({ store }: Live): boolean {
  return store.link.kind === 'offline' || store.link.kind === 'signed-out';
}
