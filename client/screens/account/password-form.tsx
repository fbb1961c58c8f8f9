// Changing one’s own password: the present one, and the one to come.
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { PasswordField } from '#client/screens/sign-in/password-field.tsx';
import styles from './account.module.css';
import { changePassword } from './account-requests.ts';
import { passwordFaultsAfter, passwordFaultsBefore, type PasswordFaults, SHORTEST } from './password-faults.ts';

interface PasswordFormProps {
  /** For whoever keeps passwords in the browser. */
  readonly email: string;
  /** It was changed, and every other session of this person has ended. */
  readonly onChanged: () => void;
}

/** The form; after any refusal what was typed stays. */
export function PasswordForm({ email, onChanged }: PasswordFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [faults, setFaults] = useState<PasswordFaults>({});
  const [isAsking, setAsking] = useState(false);
  useFirstFault(form, faults);
  const ask = async () => {
    setAsking(true);
    const answer = await changePassword(current, next);
    setAsking(false);
    if (!answer.ok) return setFaults(passwordFaultsAfter(t, format, answer.refusal));
    setCurrent('');
    setNext('');
    toast({ text: t(($) => $.account.password.changed), tone: 'good' });
    onChanged();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = passwordFaultsBefore(t, current, next);
    setFaults(found);
    if (!isAsking && Object.keys(found).length === 0) void ask();
  };
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      {faults.form !== undefined && <ErrorNote>{faults.form}</ErrorNote>}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t(($) => $.account.password.current)}
        value={current}
        onChange={setCurrent}
        error={faults.current}
        autoComplete="current-password"
      />
      <PasswordField
        label={t(($) => $.common.password.new)}
        hint={t(($) => $.common.password.hint, { count: SHORTEST })}
        value={next}
        onChange={setNext}
        error={faults.next}
        autoComplete="new-password"
      />
      <span>
        <Button type="submit" variant="primary" isPending={isAsking}>
          {t(($) => $.account.password.submit)}
        </Button>
      </span>
    </form>
  );
}
