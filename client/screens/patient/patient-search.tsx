// Finding a patient: by name in whichever spelling, by phone in either digit set, by file number.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '#client/kit/bidi.tsx';
import type { Choice } from '#client/kit/choice.tsx';
import { ComboBox } from '#client/kit/combo-box.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useReading } from '#client/screens/use-reading.ts';
import type { Patient } from '#shared/model/patient.ts';
import { PatientDetail } from './patient-line.tsx';
import styles from './patient.module.css';

export interface PatientSearchProps {
  readonly label: string;
  readonly onChoose: (patient: Patient) => void;
  /** Offers to register whom nobody knows; told what was typed. */
  readonly onRegister?: (text: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** So long after the last key the server is asked, in ms. */
const PAUSE_MS = 120;
const MOST = 8;
const REGISTER = 'register';

/** The search field with its answers; choosing one empties it. */
export function PatientSearch({ label, onChoose, onRegister, error, autoFocus }: PatientSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useReading('patient.search', wanted === '' ? null : { text: wanted, limit: MOST }, {
    delayMs: PAUSE_MS,
  });
  const patients = wanted === '' ? [] : (found.value ?? []);
  const isAnswered = found.state === 'here' || found.state === 'failed';
  const choose = (id: string) => {
    const patient = patients.find((one) => one.id === id);
    setText('');
    if (patient) onChoose(patient);
    else if (id === REGISTER) onRegister?.(wanted);
  };
  return (
    <ComboBox
      label={label}
      hint={t(($) => $.booking.patient.searchHint)}
      error={error}
      text={text}
      onTextChange={setText}
      choices={[...patients.map(choiceOf), ...(onRegister && wanted !== '' && isAnswered ? [registering(wanted)] : [])]}
      onChoose={choose}
      isLoading={found.state === 'asking'}
      emptyText={
        found.state === 'failed'
          ? t(($) => $.booking.patient.offline)
          : t(($) => $.booking.patient.none, { text: wanted })
      }
      autoFocus={autoFocus === true}
    />
  );

  function registering(name: string): Choice {
    const said = t(($) => $.booking.patient.registerNamed, { text: name });
    const content = (
      <span className={styles['new']}>
        <Icon name="register" />
        {said}
      </span>
    );
    return { id: REGISTER, text: said, content };
  }
}

function choiceOf(patient: Patient): Choice {
  const { id, name } = patient;
  return { id, text: name, content: <Name isStrong>{name}</Name>, detail: <PatientDetail patient={patient} /> };
}
