// What could not be done: said with its reason, and with the times that could be taken instead.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { toast, type ToastChoice } from '#client/kit/toasts.ts';
import type { RefusedCommand } from '#client/live/feed.ts';
import { useLive, useRefused } from '#client/live/hooks.ts';
import type { Live } from '#client/live/live.ts';
import type { Pending } from '#client/live/pending-entry.ts';
import { alternativesOf, refusalSentence } from '#client/screens/appointment/refusals.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { moveInput } from './moves.ts';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';
import { timeWords } from './times.ts';

const MOST_CHOICES = 3;

/** Tells of refused commands; those whose asker shows the refusal itself are not told here. */
export function useRefusals(): void {
  const live = useLive();
  const { t } = useTranslation();
  const format = useFormat();
  const { settings, schedules, date } = useScene();
  const hear = useCallback(
    ({ pending, refusal }: RefusedCommand) => {
      const reason = refusalSentence(refusal, t, format);
      const choices = alternativesOf(refusal)
        .slice(0, MOST_CHOICES)
        .flatMap((alternative): ToastChoice[] => {
          const run = retryWith(live, pending, alternative);
          const main = schedules.find(({ id }) => id === alternative.scheduleIds[0]);
          if (!run || !main || !settings) return [];
          const time = timeWords(alternative.start, settings.clinic.zone, date, format);
          return [{ text: t(($) => $.desk.choice, { time, name: nameIn(format.settings.language, main) }), run }];
        });
      toast({ text: t(($) => $.calendar.toast.takenBack, { reason }), tone: 'bad', choices });
    },
    [t, format, settings, schedules, date, live],
  );
  useRefused(hear);
}

/** The same command at another time; null where it asked for no time. */
function retryWith(live: Live, pending: Pending, { start, scheduleIds }: Alternative): (() => void) | null {
  if (pending.name === 'appointment.book') {
    const { input } = pending;
    return () => void live.ask('appointment.book', { ...input, start, scheduleIds: [...scheduleIds] });
  }
  if (pending.name !== 'appointment.move') return null;
  const { durationMinutes } = pending.input;
  return () => {
    const appointment = live.store.appointment(pending.on.id);
    if (!appointment) return;
    const length = durationMinutes === undefined ? {} : { durationMinutes };
    live.ask('appointment.move', moveInput(appointment, { start, scheduleIds: [...scheduleIds], ...length }));
  };
}
