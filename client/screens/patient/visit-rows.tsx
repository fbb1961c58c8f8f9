// The visits of a patient: those to come, and those of the past by month, each leading to its place in the calendar.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeRange } from '#client/kit/bidi.tsx';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { StatusBadge } from '#client/kit/status-badge.tsx';
import { statusWord } from '#client/kit/status.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { wallSpan } from '#client/screens/desk/times.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import styles from './visit-rows.module.css';
import { byMonth, missedOf, type PatientView } from './visits-now.ts';
import { dayAndTime, dayOf, timeOf, whatAndWho } from './visit-words.ts';

interface VisitsProps {
  readonly visits: readonly Appointment[];
  readonly settings: Settings;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
}

interface RowProps extends Omit<VisitsProps, 'visits'> {
  readonly visit: Appointment;
}

/** So many visits after the next one are shown before somebody asks for all. */
const FIRST_AHEAD = 3;
/** So many past visits are shown before somebody asks for all. */
const FIRST_SHOWN = 6;

/** The visits to come; the first one answers the call. */
export function Upcoming({ visits: [first, ...others], settings, today }: VisitsProps) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? others : others.slice(0, FIRST_AHEAD);
  return (
    <section className={styles['section']} aria-label={t(($) => $.patient.visits.upcoming)} data-visits="upcoming">
      <h3 className={styles['heading']}>{t(($) => $.patient.visits.upcoming)}</h3>
      {first ? (
        <Next visit={first} settings={settings} today={today} />
      ) : (
        <p className={styles['quiet']}>{t(($) => $.patient.visits.none)}</p>
      )}
      <ul className={styles['rows']}>
        {shown.map((visit) => (
          <VisitRow key={visit.id} visit={visit} settings={settings} today={today} />
        ))}
      </ul>
      {!isWhole && others.length > FIRST_AHEAD && (
        <Button size="s" variant="quiet" onPress={() => setWhole(true)}>
          {t(($) => $.patient.visits.all, { count: others.length + 1 })}
        </Button>
      )}
    </section>
  );
}

/** The one that is asked for. */
function Next({ visit, settings, today }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { start, end } = wallSpan(visit);
  const when = dayAndTime(visit, today, { t, format });
  return (
    <div className={styles['visit']} data-visit={visit.id} data-next>
      <div className={styles['when']}>
        <span className={styles['day']}>{dayOf(visit, today, { t, format })}</span>
        <span className={styles['day']}>
          <TimeRange start={start} end={end} />
        </span>
        {format.settings.hijri !== 'off' && (
          <span className={styles['second']}>{format.hijriDayMonth(visit.startWall.slice(0, 10))}</span>
        )}
      </div>
      <What visit={visit} settings={settings} />
      <div className={styles['foot']}>
        <Badge visit={visit} />
        <Button
          size="s"
          icon="calendar"
          onPress={() => desk.show(visit)}
          aria-label={t(($) => $.patient.visits.showOf, { when })}
        >
          {t(($) => $.patient.visits.show)}
        </Button>
      </div>
    </div>
  );
}

interface PastProps extends VisitsProps {
  readonly counts: PatientView['counts'] | undefined;
}

/** The visits of the past, newest first; how many of the last were missed stands over them. */
export function Past({ visits, settings, today, counts }: PastProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const { missed, of } = missedOf(visits);
  const shown = isWhole ? visits : visits.slice(0, FIRST_SHOWN);
  const untold = Math.max(0, (counts?.past ?? 0) - visits.length);
  return (
    <section className={styles['section']} aria-label={t(($) => $.patient.visits.past)} data-visits="past">
      <h3 className={styles['heading']}>
        {t(($) => $.patient.visits.past)}
        {missed > 0 && (
          <span className={styles['missed']} data-tone="no-show" data-missed={missed}>
            {t(($) => $.patient.visits.missed, { count: missed, of: format.number(of) })}
          </span>
        )}
      </h3>
      {visits.length === 0 && <p className={styles['quiet']}>{t(($) => $.patient.visits.noPast)}</p>}
      {byMonth(shown).map(({ month, visits: ofMonth }) => (
        <div key={month} className={styles['month']}>
          <h4 className={styles['monthName']}>{format.monthYear(`${month}-01`)}</h4>
          <ul className={styles['rows']}>
            {ofMonth.map((visit) => (
              <VisitRow key={visit.id} visit={visit} settings={settings} today={today} />
            ))}
          </ul>
        </div>
      ))}
      {!isWhole && visits.length > FIRST_SHOWN && (
        <Button size="s" variant="quiet" onPress={() => setWhole(true)}>
          {t(($) => $.patient.visits.all, { count: visits.length })}
        </Button>
      )}
      {isWhole && untold > 0 && (
        <p className={styles['quiet']}>{t(($) => $.patient.visits.earlier, { count: untold })}</p>
      )}
    </section>
  );
}

/** A visit in two lines. */
function VisitRow({ visit, settings, today }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const date = visit.startWall.slice(0, 10);
  const when = dayAndTime(visit, today, { t, format });
  return (
    <li className={styles['row']} data-visit={visit.id} data-status={visit.status}>
      <span className={styles['when']}>
        <span>
          {format.weekday(date, 'short')} {format.dateShort(date)}
        </span>
        <bdi dir={format.direction}>{timeOf(visit, format)}</bdi>
      </span>
      <What visit={visit} settings={settings} />
      <Badge visit={visit} />
      <IconButton
        icon="calendar"
        size="s"
        label={t(($) => $.patient.visits.showOf, { when })}
        onPress={() => desk.show(visit)}
      />
    </li>
  );
}

function What({ visit, settings }: { readonly visit: Appointment; readonly settings: Settings }) {
  const { t } = useTranslation();
  const { service, practitioner } = whatAndWho(visit, settings, useFormat());
  return (
    <span className={styles['what']}>
      {service !== null && <bdi>{service}</bdi>}
      {practitioner !== null && <span>{t(($) => $.patient.visits.with, { name: practitioner })}</span>}
    </span>
  );
}

function Badge({ visit: { status, confirmedAt } }: { readonly visit: Appointment }) {
  return <StatusBadge status={statusWord(status, confirmedAt !== null)} />;
}
