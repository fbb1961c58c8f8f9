// Giving an edit of an appointment: shown at once, and what became of it.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '#client/kit/clock.ts';
import { toast } from '#client/kit/toasts.ts';
import type { Answer } from '#client/live/ask.ts';
import { useLive } from '#client/live/hooks.ts';
import { useCaller } from '#client/screens/session.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import { instantOf } from '#shared/time/instant.ts';
import { noteChange } from './last-changes.ts';

/** Gives an edit; a refusal is the asker's to show. */
export type Edit = (input: CommandInput<'appointment.edit'>) => Promise<Answer<'appointment.edit'>>;

/** The way to edit appointments. */
export function useEdits(): Edit {
  const live = useLive();
  const caller = useCaller();
  const { t } = useTranslation();
  return useCallback(
    async (input) => {
      const came = await live.ask('appointment.edit', input, { quiet: true }).answer;
      if (!came.ok || came.outcome === 'noop') return came;
      const { value } = came;
      noteChange(value.id, { by: caller.name, at: instantOf(now()), version: value.version });
      const patient = live.store.patient(value.patientId)?.name ?? t(($) => $.booking.patient.unknown);
      toast({ text: t(($) => $.calendar.toast.edited, { patient }), tone: 'good' });
      return came;
    },
    [live, caller.name, t],
  );
}
