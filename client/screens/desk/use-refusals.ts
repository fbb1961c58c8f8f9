// What could not be done: said with its reason and ways on, or asked about where somebody else changed the same.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedCommand } from '#client/live/feed.ts';
import { useLive, useRefused } from '#client/live/hooks.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { useDesk } from './desk-context.ts';
import { overbookChoice } from './overbook-choice.ts';
import { useScene } from './scene.ts';

/**
 * Tells of refused commands. Those whose asker shows the refusal itself are not told here, nor those that waited so long
 * that they lie among the cards that need attention: the strip says that there are some.
 */
export function useRefusals(): void {
  const live = useLive();
  const { t } = useTranslation();
  const { schedules, caller } = useScene();
  const desk = useDesk();
  const telling = useTelling();
  const hear = useCallback(
    ({ pending, refusal }: RefusedCommand) => {
      live.store.flush();
      if (live.store.attention.some((card) => card.pending.commandId === pending.commandId)) return;
      const beyond = overbookChoice({ pending, refusal }, { store: live.store, caller, schedules, desk, t });
      telling.refused(pending, refusal, beyond);
    },
    [t, schedules, live, caller, desk, telling],
  );
  useRefused(hear);
}
