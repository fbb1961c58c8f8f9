// Today's appointments, whatever day is in view.
import { useMemo } from 'react';
import { isOn } from '#client/live/day-offsets.ts';
import { useCalendar, useCovered } from '#client/live/hooks.ts';
import { daysAround } from '#client/screens/live-context.tsx';
import type { Appointment } from '#shared/model/appointment.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { useScene } from './scene.ts';
import { useDays } from './use-picture.ts';

/** The appointments of the clinic's today on the schedules this page offers; null while today is not kept here. */
export function useTodays(): readonly Appointment[] | null {
  const { today, offered } = useScene();
  const around = useMemo(() => daysAround(today), [today]);
  const all = useCalendar(around);
  const [day] = useDays([today]);
  const isKept = useCovered(day ? { from: day.start, to: plusMinutes(day.start, day.minutes) } : around);
  return useMemo(() => {
    if (!day || !isKept) return null;
    const ids = new Set(offered.map(({ id }) => id));
    return all.filter((one) => isOn(day, one) && one.scheduleIds.some((id) => ids.has(id)));
  }, [all, day, isKept, offered]);
}
