// Choosing the patient of a booking: search, register in place, or change one's mind.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import fields from '#client/kit/field.module.css';
import { focusNext } from '#client/screens/form/focus-next.ts';
import type { Id } from '#shared/model/id.ts';
import { PatientCard } from './patient-card.tsx';
import { PatientSearch } from './patient-search.tsx';
import { RegisterForm } from './register-form.tsx';

interface PatientPickerProps {
  readonly patientId: Id | null;
  readonly onChange: (patientId: Id | null) => void;
  /** What was typed of somebody to be registered: the form for them stands open. */
  readonly register?: string | undefined;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** The chosen patient as a card, or the search for one; once somebody is chosen the next field has the focus. */
export function PatientPicker({ patientId, onChange, register, today, error, autoFocus = false }: PatientPickerProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [registering, setRegistering] = useState(patientId === null ? (register ?? null) : null);
  const [isAgain, setAgain] = useState(false);
  // A patient who came with the form leaves the next field to be filled in.
  const [isPicked, setPicked] = useState(autoFocus && patientId !== null);
  useEffect(() => {
    if (isPicked && box.current) focusNext(box.current);
  }, [isPicked]);
  const pick = (id: Id | null) => {
    setRegistering(null);
    setAgain(id === null);
    setPicked(id !== null);
    onChange(id);
  };
  const backToSearch = () => {
    setAgain(true);
    setRegistering(null);
  };
  if (registering !== null) {
    return (
      <RegisterForm
        text={registering}
        today={today}
        onRegistered={pick}
        onCancel={backToSearch}
        error={error === undefined ? undefined : t(($) => $.booking.patient.registerFirst)}
      />
    );
  }
  if (patientId === null) {
    return (
      <PatientSearch
        label={t(($) => $.booking.field.patient)}
        onChoose={({ id }) => pick(id)}
        onRegister={(text) => {
          setRegistering(text);
          onChange(null);
        }}
        error={error}
        autoFocus={autoFocus || isAgain}
      />
    );
  }
  return (
    <div ref={box} className={fields['field']}>
      <span className={fields['label']}>{t(($) => $.booking.field.patient)}</span>
      <PatientCard
        patientId={patientId}
        action={
          <IconButton icon="edit" size="s" label={t(($) => $.booking.patient.change)} onPress={() => pick(null)} />
        }
      />
    </div>
  );
}
