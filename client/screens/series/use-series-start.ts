// Beginning a series: given once its dates are decided, told with the way back, or refused.
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/hooks.ts';
import type { No } from '#client/screens/appointment/refusals.ts';
import type { Subject } from '#client/screens/appointment/subject.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';

interface StartParts {
  /** It is done. */
  readonly onDone: () => void;
  readonly onSubject: (subject: Subject) => void;
}

/** Answers the way to begin one; its answer is the refusal, null where it was begun. */
export function useSeriesStart({ onDone, onSubject }: StartParts) {
  const live = useLive();
  const telling = useTelling();
  const { t } = useTranslation();
  return async (input: CommandInput<'series.start'>): Promise<No | null> => {
    const came = await live.attempt('series.start', input);
    if (!came.ok) return came;
    const { appointments } = came.value;
    const [first] = appointments;
    const patient = live.store.patient(input.patientId)?.name ?? t(($) => $.booking.patient.unknown);
    const text = t(($) => $.series.toast.booked, { count: appointments.length, patient });
    if (first) {
      const open = () => onSubject({ kind: 'existing', id: first.id });
      telling.done(text, came, { name: 'series.start', on: { noun: 'appointment', id: first.id } }, [
        { text: t(($) => $.booking.action.open), run: open },
      ]);
    }
    onDone();
    return null;
  };
}
