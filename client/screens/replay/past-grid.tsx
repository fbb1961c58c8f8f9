// The calendar as it was: the grid of the desk, to be looked at only.
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '#client/grid/day-scale.ts';
import { TimeGrid } from '#client/grid/time-grid.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { blocksOf } from '#client/screens/desk/grid-blocks.ts';
import { closuresOf } from '#client/screens/desk/grid-closures.ts';
import { cardsOf } from '#client/screens/desk/grid-cards.ts';
import { dayColumns } from '#client/screens/desk/grid-columns.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { overbookingsOf } from '#client/screens/desk/overbooked.ts';
import { wallOf } from '#client/screens/desk/times.ts';
import { useInSight } from '#client/screens/desk/use-in-sight.ts';
import { useCaller } from '#client/screens/session.ts';
import styles from './replay.module.css';
import { touchedBy } from './moments.ts';
import type { Past } from './use-past.ts';

const NOBODY = new Map<string, never>();
const NOTHING: readonly never[] = [];

/** While another moment is read the one before stays; the card the last change was about stands out. */
export function PastGrid({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const { settings, date, at, calendar, today } = past;
  const frame = useRef<HTMLDivElement>(null);
  const read = calendar.value;
  const shown = read?.days.some((one) => one.date === date) === true ? read : null;
  const { language } = format.settings;
  const columns = useMemo(() => {
    const active = settings.schedules.filter((one) => one.active);
    const days = shown?.days ?? NOTHING;
    const all = shown?.appointments ?? NOTHING;
    return dayColumns(active, { dates: [date], days, today, clinic: settings.clinic, t, format }).map((column) => {
      const overbookings = overbookingsOf(column.scheduleId, all, settings.services);
      return { ...column, ...(overbookings > 0 && { overbookings }) };
    });
  }, [settings, date, shown, today, t, format]);
  const cards = useMemo(
    () =>
      shown
        ? cardsOf({
            appointments: shown.appointments,
            all: shown.appointments,
            columns,
            days: shown.days,
            schedules: settings.schedules,
            patientNames: new Map(shown.patients.map(({ id, name }) => [id, name])),
            services: settings.services,
            serviceNames: new Map(settings.services.map((one) => [one.id, nameIn(language, one)])),
            pending: NOTHING,
            locks: NOTHING,
            link: 'live',
            now: 0,
            changedBy: NOBODY,
            caller,
          })
        : NOTHING,
    [shown, columns, settings, language, caller],
  );
  const somebody = t(($) => $.hold.dialog.somebody);
  const blocks = shown
    ? blocksOf({ ...shown, columns, members: settings.members, callerId: caller.id, somebody })
    : NOTHING;
  const closures = shown ? closuresOf({ ...shown, columns, schedules: settings.schedules, caller }) : NOTHING;
  const current = past.entries[past.here];
  const touched = current ? (touchedBy(current)?.id ?? null) : null;
  useInSight(frame, cards.some(({ id }) => id === touched) ? touched : null);
  const { minutes } = wallOf(at, settings.clinic.zone);
  const label = t(($) => $.together.replay.grid, { date: format.dateLong(date), time: format.time(minutes) });
  if (calendar.state === 'failed') {
    return (
      <div className={styles['failed']}>
        <ErrorNote onRetry={past.retry}>{t(($) => $.together.replay.failed)}</ErrorNote>
      </div>
    );
  }
  return (
    <div ref={frame} className={styles['grid']} aria-busy={calendar.state === 'asking'}>
      <TimeGrid
        label={label}
        columns={columns}
        cards={cards}
        blocks={blocks}
        closures={closures}
        clock={() => Date.parse(at)}
        days={shown?.days ?? NOTHING}
        now={momentOn()}
        readOnly
        loading={!shown}
        openId={touched}
        empty={{
          title: t(($) => $.together.replay.noCards),
          lead: past.isToCome ? t(($) => $.together.replay.future) : t(($) => $.together.replay.noCardsLead),
        }}
      />
    </div>
  );

  /** The line of the clock stands where it stood then. */
  function momentOn() {
    const day = shown?.days.find((one) => one.date === date);
    return day && past.day === date ? { date, minute: minuteOf(day, at) } : null;
  }
}
