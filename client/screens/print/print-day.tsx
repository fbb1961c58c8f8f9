// A practitioner’s day on one sheet of paper: shown as it will lie on the desk, and printed without anything around it.
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { useCovered, useLink, useLive, useSettings } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useDays } from '#client/screens/desk/use-picture.ts';
import { daysAround } from '#client/screens/live-context.tsx';
import { titlePage } from '#client/screens/page-title.ts';
import { go, usePlace } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { DaySheet } from './day-sheet.tsx';
import styles from './print.module.css';

/** The page. Its address names the date and the schedule; without them the clinic’s today and one’s own. */
export function PrintDay() {
  const { t } = useTranslation();
  const settings = useSettings();
  const { scheduleId } = usePlace();
  const caller = useCaller();
  const schedule = settings && chosen(settings, scheduleId ?? caller.scheduleId);
  const link = useLink().kind;
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <Button variant="primary" icon="print" autoFocus isDisabled={!schedule} onPress={() => window.print()}>
          {t(($) => $.day.print.page)}
        </Button>
        <Button
          icon="calendar"
          onPress={() => go({ path: caller.role === 'doctor' ? '/doctor' : '/', scheduleId: null })}
        >
          {t(($) => $.day.print.back)}
        </Button>
        {link === 'offline' && <p>{t(($) => $.common.connection.offline)}</p>}
      </div>
      {settings && schedule ? <Paper settings={settings} schedule={schedule} /> : <Waiting />}
    </div>
  );
}

interface PaperProps {
  readonly settings: Settings;
  readonly schedule: Schedule;
}

/** The sheet, once everything of its day is known. */
function Paper({ settings, schedule }: PaperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const place = usePlace();
  const date = place.date ?? dateIn(settings.clinic.zone, clinicNow());
  const window = useMemo(() => daysAround(date), [date]);
  const dates = useMemo(() => [date], [date]);
  const [day] = useDays(dates);
  useEffect(() => {
    live.show(window);
    live.here({ page: 'print', date, scheduleId: schedule.id });
  }, [live, window, date, schedule.id]);
  const isCovered = useCovered(day ? { from: day.start, to: plusMinutes(day.start, day.minutes) } : window);
  const title = t(($) => $.day.print.title, {
    name: nameIn(format.settings.language, schedule),
    date: format.dateLong(date),
  });
  useEffect(() => {
    // The name a browser gives the file.
    titlePage(title);
  }, [title, t]);
  if (!day || !isCovered) return <Waiting />;
  return <DaySheet settings={settings} schedule={schedule} day={day} />;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles['waiting']}>
      <Spinner label={t(($) => $.day.print.loading)} />
    </div>
  );
}

function chosen({ schedules }: Settings, id: string | undefined): Schedule | undefined {
  return (
    schedules.find((one) => one.id === id) ?? schedules.find(({ kind, active }) => kind === 'practitioner' && active)
  );
}
