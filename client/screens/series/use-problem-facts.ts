// What stands in the way of an occurrence far from the days that are kept: read once, when its row is shown.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { ProblemFacts } from './problem-words.ts';

/** The facts its words are made of. */
export function useProblemFacts({ blockers }: PlannedOccurrence, settings: Settings): ProblemFacts {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useLive();
  const [first] = blockers;
  const window = first && {
    from: blockers.reduce((at, { start }) => (start < at ? start : at), first.start),
    to: blockers.reduce((at, { end }) => (end > at ? end : at), first.end),
  };
  const { value } = useReading('calendar.range', window ?? null, { delayMs: 40 });
  return useMemo(() => {
    const names = new Map(settings.schedules.map((one) => [one.id, nameIn(format.settings.language, one)]));
    return {
      t,
      format,
      zone: settings.clinic.zone,
      scheduleOf: (id) => names.get(id) ?? '',
      visitOf: (id) => value?.appointments.find((one) => one.id === id) ?? store.appointment(id) ?? null,
      patientOf: (id) =>
        value?.patients.find((one) => one.id === id)?.name ??
        store.patient(id)?.name ??
        t(($) => $.booking.patient.unknown),
      reasonOf: (id) =>
        (value?.closures.find((one) => one.id === id) ?? store.closures.find((one) => one.id === id))?.reason ?? null,
    };
  }, [t, format, settings, store, value]);
}
