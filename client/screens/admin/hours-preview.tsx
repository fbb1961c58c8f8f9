// What hours the next two weeks will really have, and why: all that decides them taken together.
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { dayRemark } from '#client/screens/desk/day-remark.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import { schedule } from '#shared/model/schedule.ts';
import { type HoursOf, hoursOn } from '#shared/rules/opening.ts';
import { type LocalDate, plusDays } from '#shared/time/zone.ts';
import panels from './hours-panels.module.css';

const DAYS = 14;
const WHOLE = 1440;
const { hours, otherHours, exceptions, observes } = schedule.shape;
const readable = { hours, otherHours, exceptions, observes };

interface HoursPreviewProps {
  /** The hours as they are typed, which need not be hours yet. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stands: HoursOf;
  readonly clinic: Clinic;
  readonly today: LocalDate;
}

/** A line per day; what cannot be read yet is as it was last read. */
export function HoursPreview({ fields, stands, clinic, today }: HoursPreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [last, setLast] = useState<HoursOf>(stands);
  const read = readOf(fields, last);
  if (JSON.stringify(read) !== JSON.stringify(readOf({ ...last }, last))) setLast(read);
  const dates = Array.from({ length: DAYS }, (_, days) => plusDays(today, days));
  return (
    <section className={panels['preview']} aria-label={t(($) => $.admin.hours.preview)}>
      <p className={panels['previewTitle']}>{t(($) => $.admin.hours.preview)}</p>
      <ol className={panels['days']}>
        {dates.map((date) => {
          const { windows } = hoursOn(read, clinic, date);
          const why = dayRemark(read, clinic, date, { t, language: format.settings.language });
          const times = windows.map(({ from, to }) =>
            to - from >= WHOLE
              ? t(($) => $.admin.hours.wholeDay)
              : isolateAs(format.direction, format.timeRange(from, to)),
          );
          return (
            <li key={date} className={panels['day']} data-rest={windows.length === 0} data-preview={date}>
              <span className={panels['date']}>
                {format.weekday(date, 'short')} {format.dateShort(date)}
              </span>
              <span className={panels['times']}>
                {times.length === 0 && t(($) => $.admin.hours.closed)}
                {[...new Set(times)].map((time, at) => (
                  <Fragment key={time}>
                    {at > 0 && ' · '}
                    <span className={panels['time']}>{time}</span>
                  </Fragment>
                ))}
                {why !== null && (
                  <>
                    {' · '}
                    <bdi className={panels['why']}>{why}</bdi>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function readOf(fields: Readonly<Record<string, unknown>>, before: HoursOf): HoursOf {
  const part = <K extends keyof HoursOf>(name: K): HoursOf[K] => {
    const found = readable[name].safeParse(fields[name]);
    return found.success ? (found.data as HoursOf[K]) : before[name];
  };
  return {
    hours: part('hours'),
    otherHours: part('otherHours'),
    exceptions: part('exceptions'),
    observes: part('observes'),
  };
}
