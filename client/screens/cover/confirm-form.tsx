// The password of whoever is signed in, asked for again.
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useLink } from '#client/live/hooks.ts';
import { confirmPassword } from '#client/screens/account/account-requests.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { PasswordField } from '#client/screens/sign-in/password-field.tsx';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import { confirmFault } from './confirm-fault.ts';
import styles from './cover.module.css';

/** The field and its button; what is wrong is said at the field, and what was typed stays. */
export function ConfirmForm({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind } = useLink();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<{ readonly password?: string }>({});
  const [isAsking, setAsking] = useState(false);
  useFirstFault(form, faults);
  const isDown = kind === 'offline' || kind === 'connecting';
  const ask = async () => {
    setAsking(true);
    const answer = await confirmPassword(password);
    setAsking(false);
    if (answer.ok) onConfirmed();
    else setFaults({ password: confirmFault(t, format, answer.refusal) });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isAsking) return;
    if (password === '') setFaults({ password: fieldText(t, 'required') });
    else void ask();
  };
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
      <p className={styles['lead']}>{t(($) => $.day.cover.lead)}</p>
      <PasswordField
        label={t(($) => $.common.signIn.password)}
        value={password}
        onChange={setPassword}
        error={faults.password}
        {...(isDown && { hint: t(($) => $.day.cover.offline) })}
        autoComplete="current-password"
        autoFocus
      />
      <Button type="submit" variant="primary" isPending={isAsking} isWide>
        {t(($) => $.day.cover.submit)}
      </Button>
    </form>
  );
}
