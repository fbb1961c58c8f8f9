// A patient in two lines: the name, then what tells them from others of that name.
import { useTranslation } from 'react-i18next';
import { Phone } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import styles from './patient.module.css';

/** What is known of a patient at the moment: all of it, or what a calendar shows. */
export type KnownPatient = PatientCard & Partial<Pick<Patient, 'birthDate' | 'sex'>>;

/** File number, phone and year of birth, as far as they are known. */
export function PatientDetail({ patient }: { readonly patient: KnownPatient }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fileNumber, phone, birthDate } = patient;
  return (
    <span className={styles['line']}>
      <span className={styles['detail']}>
        <span>
          {fileNumber > 0
            ? t(($) => $.booking.patient.file, { number: format.plain(fileNumber) })
            : t(($) => $.booking.patient.isNew)}
        </span>
        <span>{phone === null ? t(($) => $.booking.patient.noPhone) : <Phone>{phone}</Phone>}</span>
        {birthDate !== undefined && birthDate !== null && (
          <span>{t(($) => $.booking.patient.born, { year: format.plain(Number(birthDate.slice(0, 4))) })}</span>
        )}
      </span>
    </span>
  );
}
