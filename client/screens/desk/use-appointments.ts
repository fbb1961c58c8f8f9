// The appointments of the scene: those of the shown columns, without the hidden states unless they are asked for.
import { useMemo } from 'react';
import { hiddenStates } from '#client/live/columns.ts';
import { isOn } from '#client/live/day-offsets.ts';
import { useCalendar } from '#client/live/hooks.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { useScene } from './scene.ts';

/** The appointments on the scene's dates that use any of these schedules, by start. */
export function useAppointments(scheduleIds: readonly string[]): readonly Appointment[] {
  const { window, days, place } = useScene();
  const all = useCalendar(window);
  const wanted = scheduleIds.join(' ');
  const { withCancelled } = place;
  return useMemo(() => {
    const shown = new Set(wanted.split(' '));
    return all.filter(
      (one) =>
        one.status !== 'entered-in-error' &&
        (withCancelled || !hiddenStates.has(one.status)) &&
        one.scheduleIds.some((id) => shown.has(id)) &&
        days.some((day) => isOn(day, one)),
    );
  }, [all, wanted, days, withCancelled]);
}
