// What is known of a patient, as a list: birth in the clinic's calendars, sex, identity number, note.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Patient } from '#shared/model/patient.ts';
import { ageOn, ageWords } from './age.ts';
import styles from './patient-sheet.module.css';

interface PatientFactsProps {
  readonly patient: Patient;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The list; what is not known is left out. */
export function PatientFacts({ patient, today }: PatientFactsProps) {
  const { t } = useTranslation();
  const { birthDate, sex, nationalId, note } = patient;
  const age = birthDate === null ? null : ageOn(today, birthDate);
  if (birthDate === null && sex === null && nationalId === null && note === '')
    return <p className={styles['quiet']}>{t(($) => $.patient.fact.none)}</p>;
  return (
    <dl className={styles['facts']}>
      {birthDate !== null && (
        <Fact name={t(($) => $.booking.patient.birthDate)}>
          <BirthDate date={birthDate} />
          {age && <span className={styles['second']}>{ageWords(age, t)}</span>}
        </Fact>
      )}
      {sex !== null && <Fact name={t(($) => $.booking.patient.sex)}>{t(($) => $.booking.patient[sex])}</Fact>}
      {nationalId !== null && (
        <Fact name={t(($) => $.booking.patient.nationalId)}>
          <Code>{nationalId}</Code>
        </Fact>
      )}
      {note !== '' && (
        <Fact name={t(($) => $.booking.patient.note)}>
          <span className={styles['note']} dir="auto">
            {note}
          </span>
        </Fact>
      )}
    </dl>
  );
}

/** The clinic's own calendar first; on which day of the week somebody was born is of no use at a front desk. */
function BirthDate({ date }: { readonly date: string }) {
  const format = useFormat();
  const { hijri } = format.settings;
  const [gregorian, islamic] = [format.dateOfYear(date), format.hijri(date)];
  const [first, second] = hijri === 'primary' ? [islamic, gregorian] : [gregorian, islamic];
  return (
    <>
      <span>{first}</span>
      {hijri !== 'off' && <span className={styles['second']}>{second}</span>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
