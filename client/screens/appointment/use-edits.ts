// Giving an edit of an appointment: shown at once, what became of it, and what somebody else changed meanwhile asked about.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '#client/kit/clock.ts';
import type { ToastChoice } from '#client/kit/toasts.ts';
import type { Answer } from '#client/live/ask.ts';
import { useLive } from '#client/live/hooks.ts';
import { crossedOf } from '#client/screens/conflict/crossed.ts';
import { askToSettle, type Settled } from '#client/screens/conflict/questions.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useCaller } from '#client/screens/session.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import { instantOf } from '#shared/time/instant.ts';
import { noteChange } from './last-changes.ts';
import type { No } from './refusals.ts';

/** What became of an edit: done, settled with what somebody else had changed, or refused, which is the asker's to show. */
export type Edited = { readonly how: 'done' | Settled } | { readonly how: 'refused'; readonly no: No };

/** Gives an edit. */
export type Edit = (input: CommandInput<'appointment.edit'>) => Promise<Edited>;

/** The way to edit appointments. */
export function useEdits(): Edit {
  const live = useLive();
  const { id, name } = useCaller();
  const { t } = useTranslation();
  const telling = useTelling();
  const desk = useDesk();
  return useCallback(
    async (input) => {
      const came = await live.ask('appointment.edit', input, { quiet: true }).answer;
      if (came.ok) {
        tell(came);
        return { how: 'done' };
      }
      if (came.code !== 'conflict') return { how: 'refused', no: came };
      return { how: await askToSettle(crossedOf('appointment.edit', input, came)) };

      /** One of a series: what was changed can be carried on to all that follow. */
      function onward(appointmentId: Id, seriesId: Id | null): readonly ToastChoice[] {
        const { note, patientId } = input;
        const set = { ...(note !== undefined && { note }), ...(patientId !== undefined && { patientId }) };
        if (seriesId === null || Object.keys(set).length === 0) return [];
        const text = `${t(($) => $.series.scope.following)}…`;
        return [{ text, run: () => desk.ask({ kind: 'edit-series', id: appointmentId, set }) }];
      }

      function tell({ value, outcome, ...rest }: Extract<Answer<'appointment.edit'>, { ok: true }>): void {
        if (outcome === 'noop') return;
        noteChange(value.id, { by: { id, name }, at: instantOf(now()), version: value.version });
        const patient = live.store.patient(value.patientId)?.name ?? t(($) => $.booking.patient.unknown);
        const about = { name: 'appointment.edit', on: { noun: 'appointment', id: value.id } } as const;
        telling.done(
          t(($) => $.calendar.toast.edited, { patient }),
          { ...rest, value, outcome },
          about,
          onward(value.id, value.seriesId),
        );
      }
    },
    [live, id, name, t, telling, desk],
  );
}
