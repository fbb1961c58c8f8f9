// What a colleague does to a hold of this person that no open form speaks of.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import type { Remote } from '#client/live/feed.ts';
import { useRemote } from '#client/live/hooks.ts';
import { isOfSheet } from '#client/screens/appointment/in-hand.ts';
import { useScene } from './scene.ts';
import { timeWords } from './times.ts';

/** Tells whoever loses a hold by whom and why. */
export function useHoldNews(): void {
  const { t } = useTranslation();
  const format = useFormat();
  const { caller, settings, date } = useScene();
  const zone = settings?.clinic.zone;
  const hear = useCallback(
    ({ by, events }: Remote) => {
      for (const event of events) {
        if (event.type !== 'hold.taken-over' || event.was['memberId'] !== caller.id || by?.id === caller.id) continue;
        if (isOfSheet(event.hold.id) || zone === undefined || !by) continue;
        const words = { by: by.name, reason: event.reason, time: timeWords(event.hold.start, zone, date, format) };
        toast({ text: t(($) => $.hold.lost.toast, words), tone: 'bad', by });
      }
    },
    [caller.id, zone, date, format, t],
  );
  useRemote(hear);
}
