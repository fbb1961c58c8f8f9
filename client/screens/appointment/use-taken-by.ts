// Who has a time that somebody is about to choose, said before the server has to.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useCalendar, usePatient } from '#client/live/hooks.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { isInTheWay } from './free-slots.ts';
import { spanOf } from './slot-words.ts';

/** A slot somebody thinks of. */
export type Thought = {
  readonly scheduleIds: readonly Id[];
  readonly start: string;
  readonly durationMinutes: number;
  readonly except?: Id;
};

const NEVER = { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' };

/** The sentence, or undefined where the time is free as far as this screen knows. */
export function useTakenBy(thought: Thought | null, { clinic }: Settings): string | undefined {
  const { t } = useTranslation();
  const format = useFormat();
  const start = thought?.start;
  const length = thought?.durationMinutes ?? 0;
  const window = useMemo(
    () =>
      start === undefined
        ? NEVER
        : { from: plusMinutes(start, -clinic.longest), to: plusMinutes(start, length + clinic.longest) },
    [start, length, clinic.longest],
  );
  const near = useCalendar(window);
  const slot = thought && { ...thought, end: plusMinutes(thought.start, length) };
  const blocker = slot && near.find((one) => one.id !== slot.except && keepsTime(one.status) && isInTheWay(one, slot));
  const patient = usePatient(blocker?.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  if (!blocker) return undefined;
  const span = spanOf(blocker, clinic.zone);
  const time = isolateAs(format.direction, format.timeRange(span.start, span.end));
  return t(($) => $.booking.slots.blockedBy, { patient, time });
}
