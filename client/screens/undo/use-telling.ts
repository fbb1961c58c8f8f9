// The voice of this desk, in the words of its reader.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { place } from '#client/screens/place.ts';
import { makeTelling, type Telling } from './telling.ts';

/** The same object while the words and the live part stay. */
export function useTelling(): Telling {
  const live = useLive();
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  return useMemo(() => {
    const day = () => place().date ?? dateIn(live.store.settings?.clinic.zone ?? 'UTC', clinicNow());
    return makeTelling({ live, t, format, day, book: (draft) => desk.book(draft) });
  }, [live, t, format, desk]);
}
