// Choosing the patient of a booking: search, register in place, or change one's mind.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import fields from '#client/kit/field.module.css';
import type { Id } from '#shared/model/id.ts';
import { PatientCard } from './patient-card.tsx';
import { PatientSearch } from './patient-search.tsx';
import { RegisterForm } from './register-form.tsx';

interface PatientPickerProps {
  readonly patientId: Id | null;
  readonly onChange: (patientId: Id | null) => void;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** The chosen patient as a card, or the search for one. */
export function PatientPicker({ patientId, onChange, today, error, autoFocus = false }: PatientPickerProps) {
  const { t } = useTranslation();
  const [registering, setRegistering] = useState<string | null>(null);
  const [isAgain, setAgain] = useState(false);
  if (registering !== null) {
    const registered = (id: Id) => {
      setRegistering(null);
      onChange(id);
    };
    const back = () => {
      setAgain(true);
      setRegistering(null);
    };
    return <RegisterForm text={registering} today={today} onRegistered={registered} onCancel={back} />;
  }
  if (patientId === null) {
    return (
      <PatientSearch
        label={t(($) => $.booking.field.patient)}
        onChoose={({ id }) => onChange(id)}
        onRegister={setRegistering}
        error={error}
        autoFocus={autoFocus || isAgain}
      />
    );
  }
  const another = () => {
    setAgain(true);
    onChange(null);
  };
  return (
    <div className={fields['field']}>
      <span className={fields['label']}>{t(($) => $.booking.field.patient)}</span>
      <PatientCard
        patientId={patientId}
        action={<IconButton icon="edit" size="s" label={t(($) => $.booking.patient.change)} onPress={another} />}
      />
    </div>
  );
}
