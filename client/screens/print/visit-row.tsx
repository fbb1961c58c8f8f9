// One visit as a row of the printed day.
import { useTranslation } from 'react-i18next';
import { minuteOf, wallAt } from '#client/grid/day-scale.ts';
import { Phone } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { statusWord } from '#client/kit/status.ts';
import { usePatient } from '#client/live/hooks.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { DayShape } from '#shared/time/zone.ts';
import styles from './print.module.css';

interface VisitRowProps {
  readonly visit: Appointment;
  readonly day: DayShape;
  readonly service: string;
}

/** The row; what is too long is cut at its end. */
export function VisitRow({ visit, day, service }: VisitRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const patient = usePatient(visit.patientId);
  const range = format.timeRange(wallAt(day, minuteOf(day, visit.start)), wallAt(day, minuteOf(day, visit.end)));
  const word = statusWord(visit.status, visit.confirmedAt !== null);
  return (
    <tr data-visit={visit.id}>
      <td className={styles['time']}>
        <bdi dir={format.direction}>{range}</bdi>
      </td>
      <td className={styles['patient']}>
        <span className={styles['cut']} dir="auto">
          {patient?.name ?? '…'}
        </span>
      </td>
      <td className={styles['file']}>{patient ? <bdi dir="ltr">{format.plain(patient.fileNumber)}</bdi> : ''}</td>
      <td className={styles['phone']}>{patient?.phone ? <Phone>{patient.phone}</Phone> : ''}</td>
      <td className={styles['service']}>
        <span className={styles['cut']} dir="auto">
          {service}
        </span>
      </td>
      <td className={styles['note']}>
        <span className={styles['cut']} dir="auto">
          {visit.note.replaceAll('\n', ' ')}
        </span>
      </td>
      <td className={styles['status']}>{word === 'booked' ? '' : t(($) => $.common.status[word])}</td>
    </tr>
  );
}
