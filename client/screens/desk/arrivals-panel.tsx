// The panel beside the calendar: who has arrived, who comes next, and where there is time.
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Name } from '#client/kit/bidi.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { StatusBadge } from '#client/kit/status-badge.tsx';
import { statusWord } from '#client/kit/status.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { type Arrival, arrivalsAt, expectedAt } from './arrivals.ts';
import styles from './arrivals-panel.module.css';
import { useDesk } from './desk-context.ts';
import { nameIn } from './names.ts';
import { NextFree } from './next-free.tsx';
import { mainScheduleOf } from './rights.ts';
import { useScene } from './scene.ts';
import { wallSpan } from './times.ts';
import { usePatientNames } from './use-picture.ts';
import { useTodays } from './use-todays.ts';

/** The whole panel. */
export function ArrivalsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useClinicNow(15_000);
  const todays = useTodays();
  const arrived = arrivalsAt(todays ?? [], now);
  const expected = expectedAt(todays ?? [], now);
  return (
    <>
      <section aria-labelledby="arrivals-title" className={styles['section']}>
        <h2 id="arrivals-title" className={styles['title']}>
          {t(($) => $.calendar.arrivals.title)}
          {todays && <span className={styles['count']}>{format.number(arrived.length)}</span>}
        </h2>
        {todays === null && <Elsewhere />}
        {todays && arrived.length === 0 && <p className={styles['nobody']}>{t(($) => $.calendar.arrivals.empty)}</p>}
        <ul className={styles['list']}>
          {arrived.map((arrival) => (
            <Row key={arrival.appointment.id} appointment={arrival.appointment} arrival={arrival} />
          ))}
        </ul>
      </section>
      {expected.length > 0 && (
        <section aria-labelledby="expected-title" className={styles['section']}>
          <h2 id="expected-title" className={styles['title']}>
            {t(($) => $.calendar.arrivals.next)}
          </h2>
          <ul className={styles['list']}>
            {expected.map((appointment) => (
              <Row key={appointment.id} appointment={appointment} />
            ))}
          </ul>
        </section>
      )}
      <NextFree />
    </>
  );
}

/** A day far from today is in view: who waits today is not known here then. */
function Elsewhere() {
  const { t } = useTranslation();
  const { isLoading } = useScene();
  if (isLoading) return null;
  return <p className={styles['nobody']}>{t(($) => $.desk.arrivals.elsewhere)}</p>;
}

interface RowProps {
  readonly appointment: Appointment;
  readonly arrival?: Arrival;
}

function Row({ appointment, arrival }: RowProps) {
  const format = useFormat();
  const desk = useDesk();
  const { schedules } = useScene();
  const names = usePatientNames([appointment.patientId]);
  const mainId = mainScheduleOf(schedules, appointment.scheduleIds);
  const main = schedules.find(({ id }) => id === mainId);
  return (
    <li>
      <Button className={styles['row'] ?? ''} onPress={() => desk.open(appointment.id)}>
        <span className={styles['who']}>
          <Name isTruncated isStrong>
            {names.get(appointment.patientId) ?? '…'}
          </Name>
          <span className={styles['with']}>
            {main && <bdi>{nameIn(format.settings.language, main)}</bdi>}
            <span aria-hidden="true"> · </span>
            <bdi dir={format.direction}>{format.time(wallSpan(appointment).start)}</bdi>
          </span>
        </span>
        <span className={styles['state']}>
          {arrival && <Waited arrival={arrival} />}
          <StatusBadge status={statusWord(appointment.status, appointment.confirmedAt !== null)} />
        </span>
      </Button>
    </li>
  );
}

function Waited({ arrival: { waited, isLate } }: { readonly arrival: Arrival }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (waited === null) return null;
  return (
    <span className={styles['waited']} data-late={isLate}>
      {isLate && <Icon name="alert" size={13} />}
      <span className="visually-hidden">
        {t(($) => $.calendar.arrivals.waiting, { duration: format.duration(waited) })}
        {isLate && `. ${t(($) => $.calendar.arrivals.late)}`}
      </span>
      <span aria-hidden="true">{format.durationShort(waited)}</span>
    </span>
  );
}
