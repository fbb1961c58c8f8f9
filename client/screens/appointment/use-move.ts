// Giving a move from a form: it shows at once; a refusal or a colleague's change comes back to the form.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import type { Answer } from '#client/live/ask.ts';
import { useLive } from '#client/live/hooks.ts';
import { crossedOf } from '#client/screens/conflict/crossed.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import type { No } from './refusals.ts';
import { whenWords } from './slot-words.ts';

/** So long the dialog waits for an answer before it goes, in ms. */
const PATIENCE_MS = 1500;

interface MoveParts {
  readonly onClose: () => void;
  /** The answer was no and the dialog is still there. */
  readonly onRefused: (refusal: No) => void;
}

/** Answers the way to move, and whether an answer is awaited. */
export function useMove({ onClose, onRefused }: MoveParts) {
  const live = useLive();
  const telling = useTelling();
  const { t } = useTranslation();
  const format = useFormat();
  const isShown = useRef(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  const move = (input: CommandInput<'appointment.move'>) => {
    setAsking(true);
    const { answer } = live.ask('appointment.move', input, { quiet: true });
    const isUp = live.store.link.kind === 'live';
    const timer = setTimeout(() => isShown.current && onClose(), isUp ? PATIENCE_MS : 0);
    void answer.then((came) => {
      clearTimeout(timer);
      if (came.ok) {
        tellMoved(came);
        if (isShown.current) onClose();
      } else void refused(input, came);
    });
  };
  return { move, isAsking };

  /** What somebody else changed is asked about over the form; whoever leaves that question is back in it. */
  async function refused(input: CommandInput<'appointment.move'>, no: No): Promise<void> {
    if (!isShown.current) return telling.refused({ name: 'appointment.move', input, on: on(input.appointmentId) }, no);
    if (no.code !== 'conflict') {
      setAsking(false);
      return onRefused(no);
    }
    const how = await askToSettle(crossedOf('appointment.move', input, no));
    if (!isShown.current) return undefined;
    setAsking(false);
    return how === 'left' ? undefined : onClose();
  }

  function tellMoved(came: Extract<Answer<'appointment.move'>, { ok: true }>): void {
    const moved = came.value;
    const patient = live.store.patient(moved.patientId)?.name ?? t(($) => $.booking.patient.unknown);
    const time = whenWords(moved, moved.zone, { t, format });
    const about = { name: 'appointment.move', on: on(moved.id) } as const;
    telling.done(
      t(($) => $.calendar.toast.moved, { patient, time }),
      came,
      about,
    );
  }
}

function on(id: Id) {
  return { noun: 'appointment', id } as const;
}
