// The columns of the desk's grid: the day of all schedules or the week of one, with who looks at them and what is too many.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '#client/grid/types.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { isOn } from '#client/live/day-offsets.ts';
import { useCalendar, usePresence } from '#client/live/hooks.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Service } from '#shared/model/service.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { blankColumns, dayColumns, watchersOf, weekColumns } from './grid-columns.ts';
import { overbookingsOf } from './overbooked.ts';
import { type Scene, useScene } from './scene.ts';

const BLANK_COLUMNS = 8;

/** The columns; of a clinic that is not known yet their shape. */
export function useColumns(): readonly GridColumn[] {
  const { window, days, caller, settings } = useScene();
  const plain = usePlainColumns(useScene());
  const all = useCalendar(window);
  const present = usePresence();
  return useMemo(
    () =>
      plain.map((column) => {
        const watchers = watchersOf(column, present, caller.id);
        const overbookings = beyondIn(column, days, all, settings?.services);
        return { ...column, ...(watchers.length > 0 && { watchers }), ...(overbookings > 0 && { overbookings }) };
      }),
    [plain, present, caller.id, days, all, settings],
  );
}

function usePlainColumns({ view, practitioner, shown, dates, days, date, today, settings }: Scene): GridColumn[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    if (!settings) return blankColumns(date, BLANK_COLUMNS);
    const wish = { dates, days, today, clinic: settings.clinic, t, format };
    return view === 'week' && practitioner ? weekColumns(practitioner, wish) : dayColumns(shown, wish);
  }, [view, practitioner, shown, dates, days, date, today, settings, t, format]);
}

function beyondIn(
  { scheduleId, date }: GridColumn,
  days: readonly DayShape[],
  all: readonly Appointment[],
  services: readonly Service[] | undefined,
): number {
  const day = days.find((one) => one.date === date);
  return day
    ? overbookingsOf(
        scheduleId,
        all.filter((one) => isOn(day, one)),
        services,
      )
    : 0;
}
