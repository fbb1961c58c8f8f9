// The sheet itself: whose day, in both calendars, its rows, empty lines, and who printed it when.
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf, wallAt } from '#client/grid/day-scale.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { useCalendar, useClosures } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import { wallOf } from '#client/screens/desk/times.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import type { DayShape } from '#shared/time/zone.ts';
import styles from './print.module.css';
import { fitOf } from './sheet-fit.ts';
import { sheetRows } from './sheet-rows.ts';
import { VisitRow } from './visit-row.tsx';

interface DaySheetProps {
  readonly settings: Settings;
  readonly schedule: Schedule;
  readonly day: DayShape;
}

/** One A4 sheet. */
export function DaySheet({ settings, schedule, day }: DaySheetProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const window = useMemo(() => ({ from: day.start, to: plusMinutes(day.start, day.minutes) }), [day]);
  const visits = useCalendar(window);
  const closures = useClosures(window);
  const rows = useMemo(() => sheetRows(schedule.id, visits, closures), [schedule.id, visits, closures]);
  const fit = fitOf(rows.length);
  const size = { '--row': `${fit.row}mm`, '--text': `${fit.text}mm` } as CSSProperties;
  const heads = {
    time: t(($) => $.day.print.time),
    patient: t(($) => $.day.print.patient),
    file: t(($) => $.day.print.file),
    phone: t(($) => $.day.print.phone),
    service: t(($) => $.day.print.service),
    note: t(($) => $.day.print.note),
    status: t(($) => $.day.print.status),
  };
  return (
    <article className={styles['sheet']} style={size} data-sheet data-roomy={fit.isRoomy}>
      <Heading
        settings={settings}
        schedule={schedule}
        date={day.date}
        visits={rows.filter(({ kind }) => kind === 'visit').length}
      />
      <table className={styles['table']}>
        <thead>
          <tr>
            {Object.entries(heads).map(([key, text]) => (
              <th key={key} scope="col" className={styles[key]}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'visit' ? (
              <VisitRow key={row.id} visit={row.visit} day={day} service={serviceName(row.visit.serviceId)} />
            ) : (
              <ClosedRow key={row.id} closure={row.closure} day={day} />
            ),
          )}
          <tr className={styles['without']}>
            <td colSpan={7}>{rows.length === 0 ? t(($) => $.day.print.empty) : t(($) => $.day.print.walkIns)}</td>
          </tr>
          {Array.from({ length: fit.blanks - 1 }, (_, index) => (
            <tr key={index} data-blank>
              {Object.keys(heads).map((key) => (
                <td key={key}>&nbsp;</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Foot zone={settings.clinic.zone} />
    </article>
  );

  function serviceName(id: string): string {
    const service = settings.services.find((one) => one.id === id);
    return service ? nameIn(language, service) : '';
  }
}

interface HeadingProps extends Omit<DaySheetProps, 'day'> {
  readonly date: string;
  readonly visits: number;
}

function Heading({ settings: { clinic }, schedule, date, visits }: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const title = titleIn(language, schedule);
  return (
    <header className={styles['heading']}>
      <div>
        <h1 className={styles['name']}>
          <bdi>{nameIn(language, schedule)}</bdi>
        </h1>
        <p>{title}</p>
      </div>
      <div className={styles['dates']}>
        <p className={styles['name']}>{format.dateLong(date)}</p>
        <p>{format.hijri(date)}</p>
      </div>
      <div className={styles['clinic']}>
        <p className={styles['strong']}>
          <bdi>{nameIn(language, clinic)}</bdi>
        </p>
        <p>{t(($) => $.day.print.count, { count: visits })}</p>
      </div>
    </header>
  );
}

interface ClosedRowProps {
  readonly closure: Closure;
  readonly day: DayShape;
}

function ClosedRow({ closure, day }: ClosedRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [start, end] = [Math.max(0, minuteOf(day, closure.start)), Math.min(day.minutes, minuteOf(day, closure.end))];
  const isWhole = start === 0 && end === day.minutes;
  const range = isWhole ? t(($) => $.day.closed.allDay) : format.timeRange(wallAt(day, start), wallAt(day, end));
  return (
    <tr className={styles['shut']} data-shut>
      <td className={styles['time']}>
        <bdi dir={format.direction}>{range}</bdi>
      </td>
      <td colSpan={6}>{t(($) => $.day.print.closed, { reason: closure.reason })}</td>
    </tr>
  );
}

function Foot({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name } = useCaller();
  const now = clinicNow();
  const date = dateIn(zone, now);
  const { minutes } = wallOf(instantOf(now), zone);
  return (
    <footer className={styles['foot']}>
      {t(($) => $.day.print.foot, { date: format.dateTitle(date), time: format.time(minutes), name })}
    </footer>
  );
}
