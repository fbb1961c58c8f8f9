// Registering a patient in place: the few things a front desk knows at once.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useLive } from '#client/live/hooks.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Id } from '#shared/model/id.ts';
import { AlikeNote } from './alike-note.tsx';
import { PatientFields } from './patient-fields.tsx';
import styles from './patient.module.css';
import { registerInput, type Registration, registrationFaults, registrationFrom } from './registration.ts';

interface RegisterFormProps {
  /** What was searched for. */
  readonly text: string;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
  /** The patient is known under this id at once. */
  readonly onRegistered: (patientId: Id) => void;
  readonly onCancel: () => void;
  /** Somebody wanted to go on without registering. */
  readonly error?: string | undefined;
}

/** The form; it stands inside another one, so it is none itself. */
export function RegisterForm({ text, today, onRegistered, onCancel, error }: RegisterFormProps) {
  const { t } = useTranslation();
  const live = useLive();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(() => registrationFrom(text));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  useFirstFault(box, faults);
  const change = (part: Partial<Registration>) => setTyped({ ...typed, ...part });
  const register = () => {
    const found = registrationFaults(typed, today);
    setFaults(Object.fromEntries(found.map(({ path, problem, params }) => [path, fieldText(t, problem, params)])));
    if (found.length === 0) onRegistered(live.ask('patient.register', registerInput(typed)).commandId);
  };
  return (
    <div
      ref={box}
      className={styles['register']}
      role="group"
      {...(error !== undefined && { 'data-fault': true })}
      aria-label={t(($) => $.booking.patient.registerTitle)}
      onKeyDown={(event) => {
        const isField = event.target instanceof HTMLInputElement;
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter' && isField && !event.ctrlKey) register();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p className={styles['heading']}>{t(($) => $.booking.patient.registerTitle)}</p>
      <PatientFields typed={typed} onChange={change} faults={faults}>
        <AlikeNote typed={typed} waysTo={(patient) => [{ way: 'use', run: () => onRegistered(patient.id) }]} />
      </PatientFields>
      {error !== undefined && (
        <p className={fields['error']} role="alert">
          <Icon name="error" size={14} />
          <span>{error}</span>
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onPress={onCancel}>{t(($) => $.common.action.cancel)}</Button>
        <Button variant="primary" icon="register" onPress={register}>
          {t(($) => $.booking.patient.registerAction)}
        </Button>
      </div>
    </div>
  );
}
