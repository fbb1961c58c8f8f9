// Finding a patient in a field: each answer tells who it is and when they come next; Enter takes the first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '#client/kit/choice.tsx';
import { ComboBox } from '#client/kit/combo-box.tsx';
import { Icon } from '#client/kit/icon.tsx';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Patient } from '#shared/model/patient.ts';
import { PatientLine } from './patient-line.tsx';
import styles from './patient.module.css';
import { type FoundPatient, usePatientSearch } from './use-patient-search.ts';

export interface PatientSearchProps {
  readonly label: string;
  readonly onChoose: (patient: Patient) => void;
  /** Offers to register whom nobody knows; told what was typed. */
  readonly onRegister?: (text: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** The choice of {@link registering}. */
export const REGISTER = 'register';

/** The search field with its answers; choosing one empties it. */
export function PatientSearch({ label, onChoose, onRegister, error, autoFocus }: PatientSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const { state, found } = usePatientSearch(text);
  const isAnswered = state === 'here' || state === 'failed';
  const choose = (id: string) => {
    const one = found.find(({ patient }) => patient.id === id);
    setText('');
    if (one) onChoose(one.patient);
    else if (id === REGISTER) onRegister?.(wanted);
  };
  return (
    <ComboBox
      label={label}
      hint={t(($) => $.booking.patient.searchHint)}
      error={error}
      text={text}
      onTextChange={setText}
      choices={[
        ...found.map((one) => choiceOf(one, wanted)),
        ...(onRegister && wanted !== '' && isAnswered ? [registering(wanted, t)] : []),
      ]}
      onChoose={choose}
      isLoading={state === 'asking'}
      emptyText={
        state === 'failed' ? t(($) => $.booking.patient.offline) : t(($) => $.booking.patient.none, { text: wanted })
      }
      autoFocus={autoFocus === true}
      takesFirst
    />
  );
}

/** The offer to register whom nobody knows, as they were typed. */
export function registering(name: string, t: Translate): Choice {
  const said = t(($) => $.booking.patient.registerNamed, { text: name });
  const content = (
    <span className={styles['new']}>
      <Icon name="register" />
      {said}
    </span>
  );
  return { id: REGISTER, text: said, content };
}

/** Somebody found as a line of a list; `wanted` is marked in it. */
export function choiceOf({ patient, next }: FoundPatient, wanted: string): Choice {
  const content = <PatientLine patient={patient} wanted={wanted} next={next} />;
  return { id: patient.id, text: patient.name, content };
}
