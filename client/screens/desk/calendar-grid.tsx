// The grid of the desk: the day of all columns, or the week of one practitioner.
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '#client/grid/day-scale.ts';
import { TimeGrid } from '#client/grid/time-grid.tsx';
import { now } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { usePreferences } from '#client/kit/preferences.ts';
import { useCalendar, useLink, useLocks, usePending } from '#client/live/hooks.ts';
import { clinicNow, useClinicNow } from '#client/screens/clinic-clock.ts';
import type { Service } from '#shared/model/service.ts';
import { instantOf } from '#shared/time/instant.ts';
import { cardsOf } from './grid-cards.ts';
import { GridMenu, useGridMenu } from './grid-menu.tsx';
import { nameIn } from './names.ts';
import { type Scene, useScene } from './scene.ts';
import { useAppointments } from './use-appointments.ts';
import { useBlocks } from './use-blocks.ts';
import { useChangedBy } from './use-changed-by.ts';
import { useClosed } from './use-closed.ts';
import { useColumns } from './use-columns.ts';
import { useGestures } from './use-gestures.ts';
import { useInSight } from './use-in-sight.ts';
import { useEmptyLead } from './use-empty-lead.ts';
import { useDays, usePatientNames } from './use-picture.ts';
import { useTick } from './use-tick.ts';

/** The services before the settings have come. */
const UNKNOWN: readonly Service[] = [];

/** The calendar as a grid. */
export function CalendarGrid() {
  const { t } = useTranslation();
  const format = useFormat();
  const scene = useScene();
  const { settings, schedules, days, caller, view, isLoading } = scene;
  const columns = useColumns();
  const appointments = useAppointments([...new Set(columns.map(({ scheduleId }) => scheduleId))]);
  const patientNames = usePatientNames(appointments.map(({ patientId }) => patientId));
  const all = useCalendar(scene.window);
  const locks = useLocks();
  const pending = usePending();
  const link = useLink().kind;
  const changedBy = useChangedBy();
  const tick = useTick(pending.some(({ state }) => state !== 'settled'));
  const { language } = format.settings;
  const serviceNames = useMemo(
    () => new Map(settings?.services.map((service) => [service.id, nameIn(language, service)])),
    [settings, language],
  );
  const cards = useMemo(
    () =>
      cardsOf({
        appointments,
        columns,
        days,
        schedules,
        patientNames,
        serviceNames,
        services: settings?.services ?? UNKNOWN,
        pending,
        link,
        now: Math.max(tick, now()),
        changedBy,
        caller,
        all,
        locks,
      }),
    [
      appointments,
      columns,
      days,
      schedules,
      patientNames,
      serviceNames,
      settings,
      pending,
      link,
      tick,
      changedBy,
      caller,
      all,
      locks,
    ],
  );
  const gestures = useGestures(columns);
  const menu = useGridMenu(columns);
  const frame = useRef<HTMLDivElement>(null);
  const { appointmentId } = scene.place;
  useInSight(frame, cards.some(({ id }) => id === appointmentId) ? appointmentId : null);
  const { singleKeys } = usePreferences();
  const clinic = settings?.clinic;
  return (
    <GridMenu frame={frame} menu={menu}>
      <TimeGrid
        key={view}
        label={useLabel(scene)}
        columns={columns}
        cards={cards}
        blocks={useBlocks(columns)}
        closures={useClosed(columns)}
        clock={clinicNow}
        days={days}
        now={useGridNow(scene)}
        fineMinutes={clinic?.gridMinutes ?? 5}
        longest={clinic?.longest ?? 480}
        singleKeys={singleKeys}
        loading={isLoading}
        openId={appointmentId}
        empty={{
          title: view === 'week' ? t(($) => $.calendar.empty.week) : t(($) => $.calendar.empty.day),
          lead: useEmptyLead(),
        }}
        {...gestures}
        onSlotMenu={menu.onSlot}
        onHeadMenu={menu.onHead}
      />
    </GridMenu>
  );
}

function useLabel({ view, practitioner, date, dates }: Scene): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (view !== 'week' || !practitioner) return t(($) => $.calendar.grid, { date: format.dateLong(date) });
  const name = nameIn(format.settings.language, practitioner);
  return t(($) => $.desk.week.title, { name, date: format.dateLong(dates[0] ?? date) });
}

/** Where the clinic's clock stands, in minutes of its today. */
function useGridNow({ today }: Scene) {
  const [day] = useDays([today]);
  const ms = useClinicNow(15_000);
  const minute = day ? minuteOf(day, instantOf(ms)) : 0;
  return useMemo(() => (day ? { date: day.date, minute } : null), [day, minute]);
}
