// Ctrl P: a desk of one column has its day printed; with several columns one has to be chosen first.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { go } from '#client/screens/place.ts';
import { useScene } from './scene.ts';

/** Opens the sheet of the one column in view, or says what to do. */
export function usePrintDay(): () => void {
  const { t } = useTranslation();
  const { view, shown, practitioner, date } = useScene();
  const only = view === 'week' ? practitioner : shown.length === 1 ? shown[0] : undefined;
  const scheduleId = only?.id;
  return useCallback(() => {
    if (scheduleId !== undefined) go({ path: '/print', date, scheduleId });
    else toast({ id: 'print', text: t(($) => $.day.print.which) });
  }, [scheduleId, date, t]);
}
