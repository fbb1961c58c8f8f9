// Taking back the last thing this desk did, and doing it again.
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { useTelling } from './use-telling.ts';

/** The two ways; where there is nothing, that is said. */
export function useTakeBack(): { readonly undo: () => void; readonly redo: () => void } {
  const live = useLive();
  const { t } = useTranslation();
  const telling = useTelling();
  return {
    undo() {
      const which = live.undo.entries.undo;
      if (which) void telling.takeBack(which, 'undo');
      else toast({ id: 'nothing', text: t(($) => $.together.undo.nothing) });
    },
    redo() {
      const which = live.undo.entries.redo;
      if (which) void telling.takeBack(which, 'redo');
      else toast({ id: 'nothing', text: t(($) => $.together.undo.nothingRedo) });
    },
  };
}
