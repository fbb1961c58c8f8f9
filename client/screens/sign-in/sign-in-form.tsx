// The sign-in form: e-mail and password, and the clinic where there are several.
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import type { Caller } from '#shared/model/caller.ts';
import { ClinicList } from './clinic-list.tsx';
import { type ClinicChoice, clinicsToChoose, openSession } from './open-session.ts';
import { PasswordField } from './password-field.tsx';
import { faultsAfter, faultsBefore, type SignInFaults } from './sign-in-faults.ts';
import styles from './sign-in.module.css';

export interface SignInFormProps {
  readonly onSignedIn: (caller: Caller, token: string) => void;
  readonly email?: string | undefined;
  /** The clinic to open, where it is known already. */
  readonly clinic?: string | undefined;
}

/** The fields and their button; the answer is told through `onSignedIn`. */
export function SignInForm({ onSignedIn, email: known = '', clinic }: SignInFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<SignInFaults>({});
  const [clinics, setClinics] = useState<readonly ClinicChoice[] | null>(null);
  const [isAsking, setAsking] = useState(false);
  useFirstFault(form, faults);

  const ask = async (into: string | undefined) => {
    setAsking(true);
    const answer = await openSession({ email: email.trim(), password, ...(into !== undefined && { clinic: into }) });
    setAsking(false);
    if (answer.ok) return onSignedIn(answer.value.caller, answer.value.token);
    const choices = clinicsToChoose(answer.refusal);
    setClinics(choices);
    setFaults(choices ? {} : faultsAfter(t, format, answer.refusal));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = faultsBefore(t, email.trim(), password);
    setFaults(found);
    if (!isAsking && Object.keys(found).length === 0) void ask(clinic);
  };

  if (clinics) {
    return <ClinicList clinics={clinics} isAsking={isAsking} onChoose={ask} onBack={() => setClinics(null)} />;
  }
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      {faults.form !== undefined && <ErrorNote>{faults.form}</ErrorNote>}
      <TextField
        label={t(($) => $.common.signIn.email)}
        value={email}
        onChange={setEmail}
        error={faults.email}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus={known === ''}
        isLtr
      />
      <PasswordField
        label={t(($) => $.common.signIn.password)}
        value={password}
        onChange={setPassword}
        error={faults.password}
        autoComplete="current-password"
        autoFocus={known !== ''}
      />
      <Button type="submit" variant="primary" isPending={isAsking} isWide>
        {isAsking ? t(($) => $.common.signIn.submitting) : t(($) => $.common.signIn.submit)}
      </Button>
      <p className={styles['lost']}>{t(($) => $.common.signIn.lost)}</p>
    </form>
  );
}
