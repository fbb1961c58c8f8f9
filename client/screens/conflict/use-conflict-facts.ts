// What a conflict's words rest on: the reader, the clinic, its today and the names of patients.
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import type { ConflictFacts } from './conflict-words.ts';
import { type Crossed, isAppointment } from './crossed.ts';

/** The facts of one conflict; times of the day the appointment is on now are written without their date. */
export function useConflictFacts({ current }: Crossed, settings: Settings): ConflictFacts {
  const { t } = useTranslation();
  const format = useFormat();
  const patientOf = usePatientOf();
  const { zone } = settings.clinic;
  return useMemo(() => {
    const today = dateIn(zone, clinicNow());
    const day = isAppointment(current) ? dateIn(zone, msOf(current.start)) : today;
    return { t, format, settings, day, today, patientOf };
  }, [t, format, settings, zone, current, patientOf]);
}

/** The name of any patient this page has heard of. */
export function usePatientOf(): (id: Id) => string {
  const { store } = useLive();
  const { t } = useTranslation();
  return useCallback((id) => store.patient(id)?.name ?? t(($) => $.booking.patient.unknown), [store, t]);
}
