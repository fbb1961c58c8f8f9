// Giving a move from a form: it shows at once; a refusal or a colleague's change comes back to the form.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { type No, refusalSentence } from './refusals.ts';
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
        if (came.outcome !== 'noop') tellMoved(came.value);
        if (isShown.current) onClose();
      } else if (isShown.current) {
        setAsking(false);
        onRefused(came);
      } else {
        const reason = refusalSentence(came, t, format);
        toast({ text: t(($) => $.calendar.toast.takenBack, { reason }), tone: 'bad' });
      }
    });
  };
  return { move, isAsking };

  function tellMoved(moved: Appointment): void {
    const patient = live.store.patient(moved.patientId)?.name ?? t(($) => $.booking.patient.unknown);
    const time = whenWords(moved, moved.zone, { t, format });
    toast({ text: t(($) => $.calendar.toast.moved, { patient, time }), tone: 'good' });
  }
}
