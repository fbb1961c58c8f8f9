// Today's appointments, whatever day is in view.
import { useMemo } from 'react';
import { isOn } from '#client/live/day-offsets.ts';
import { useCalendar } from '#client/live/hooks.ts';
import { daysAround } from '#client/screens/live-context.tsx';
import type { Appointment } from '#shared/model/appointment.ts';
import { useScene } from './scene.ts';
import { useDays } from './use-picture.ts';

/** The appointments of the clinic's today on the schedules this page offers, as far as they are kept here. */
export function useTodays(): readonly Appointment[] {
  const { today, offered } = useScene();
  const around = useMemo(() => daysAround(today), [today]);
  const all = useCalendar(around);
  const [day] = useDays([today]);
  return useMemo(() => {
    const ids = new Set(offered.map(({ id }) => id));
    return day ? all.filter((one) => isOn(day, one) && one.scheduleIds.some((id) => ids.has(id))) : [];
  }, [all, day, offered]);
}
