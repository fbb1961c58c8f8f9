// A patient in two lines: the name, then what tells them from others of that name, and when they come next.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import { type MarkedPart, markedDigits, markedWords } from './marked.ts';
import styles from './patient.module.css';
import { dayAndTime } from './visit-words.ts';

/** What is known of a patient at the moment: all of it, or what a calendar shows. */
export type KnownPatient = PatientCard & Partial<Pick<Patient, 'birthDate' | 'sex'>>;

interface PatientDetailProps {
  readonly patient: KnownPatient;
  /** What was searched for: it is marked. */
  readonly wanted?: string;
  /** The next visit, where it is known. */
  readonly next?: Appointment | undefined;
}

/** The name with the details under it; for lists of patients that were found. */
export function PatientLine({ wanted = '', ...rest }: PatientDetailProps) {
  return (
    <span className={styles['words']}>
      <bdi className={styles['name']}>
        <Marked parts={markedWords(rest.patient.name, wanted)} />
      </bdi>
      <PatientDetail wanted={wanted} {...rest} />
    </span>
  );
}

/** File number, phone, year of birth and the next visit, as far as they are known. */
export function PatientDetail({ patient, wanted = '', next }: PatientDetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fileNumber, phone, birthDate } = patient;
  return (
    <span className={styles['line']}>
      <span className={styles['detail']}>
        <span>
          {fileNumber > 0 ? (
            <Marked parts={markedFile(t(($) => $.booking.patient.file, { number: format.plain(fileNumber) }))} />
          ) : (
            t(($) => $.booking.patient.isNew)
          )}
        </span>
        <span>
          {phone === null ? (
            t(($) => $.booking.patient.noPhone)
          ) : (
            <bdi dir="ltr" className={styles['number']}>
              <Marked parts={markedDigits(format.phone(phone), wanted)} />
            </bdi>
          )}
        </span>
        {birthDate !== undefined && birthDate !== null && (
          <span>{t(($) => $.booking.patient.born, { year: format.plain(Number(birthDate.slice(0, 4))) })}</span>
        )}
        {next && <Next visit={next} />}
      </span>
    </span>
  );

  /** A file number is found whole, never by a part of it. */
  function markedFile(text: string): MarkedPart[] {
    const parts = markedDigits(text, wanted);
    const isWhole = parts.some((part) => part.isMarked && part.text === format.plain(fileNumber));
    return isWhole ? parts : [{ text, isMarked: false }];
  }
}

function Next({ visit }: { readonly visit: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useSettings()?.clinic.zone ?? visit.zone;
  const when = dayAndTime(visit, dateIn(zone, clinicNow()), { t, format });
  return <span className={styles['next']}>{t(($) => $.patient.find.next, { when })}</span>;
}

function Marked({ parts }: { readonly parts: readonly MarkedPart[] }) {
  return parts.map(({ text, isMarked }, at) =>
    // Parts have no name but their place.
    // oxlint-disable-next-line react/no-array-index-key
    isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
