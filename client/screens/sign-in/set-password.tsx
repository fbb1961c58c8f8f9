// Setting a password with a one-time link, then going straight in.
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Caller } from '#shared/model/caller.ts';
import { openSession } from './open-session.ts';
import { PasswordField } from './password-field.tsx';
import { postJson } from './post-json.ts';
import { faultsAfter, type SignInFaults } from './sign-in-faults.ts';
import { SignIn } from './sign-in.tsx';
import styles from './sign-in.module.css';
import { Welcome } from './welcome.tsx';

/** As the server has it; it says so again if it thinks otherwise. */
const SHORTEST = 8;

interface SetPasswordProps {
  /** The secret part of the link. */
  readonly link: string;
  readonly onSignedIn: (caller: Caller, token: string) => void;
}

type Faults = SignInFaults & { readonly repeat?: string };

/** A new password, typed twice. Afterwards one is signed in, or asked for what is still missing. */
export function SetPassword({ link, onSignedIn }: SetPasswordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [isAsking, setAsking] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  useFirstFault(form, faults);

  const ask = async () => {
    setAsking(true);
    const answer = await postJson<{ email: string }>('/api/v1/password', { link, password });
    if (!answer.ok) {
      const isEnded = answer.refusal.code === 'not-found';
      setFaults(isEnded ? { form: t(($) => $.common.password.linkEnded) } : faultsAfter(t, format, answer.refusal));
      return setAsking(false);
    }
    const { email } = answer.value;
    const opened = await openSession({ email, password });
    if (opened.ok) onSignedIn(opened.value.caller, opened.value.token);
    else setSaved(email);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(password.length < SHORTEST && { password: fieldText(t, 'too-short', { least: SHORTEST }) }),
      ...(repeat !== password && { repeat: t(($) => $.common.password.different) }),
    };
    setFaults(found);
    if (!isAsking && Object.keys(found).length === 0) void ask();
  };

  if (saved !== null)
    return <SignIn onSignedIn={onSignedIn} email={saved} notice={t(($) => $.common.password.saved)} />;
  return (
    <Welcome title={t(($) => $.common.password.title)} lead={t(($) => $.common.password.leadPlain)}>
      <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
        {faults.form !== undefined && <ErrorNote>{faults.form}</ErrorNote>}
        <PasswordField
          label={t(($) => $.common.password.new)}
          hint={t(($) => $.common.password.hint, { count: SHORTEST })}
          value={password}
          onChange={setPassword}
          error={faults.password}
          autoComplete="new-password"
          autoFocus
        />
        <PasswordField
          label={t(($) => $.common.password.repeat)}
          value={repeat}
          onChange={setRepeat}
          error={faults.repeat}
          autoComplete="new-password"
        />
        <Button type="submit" variant="primary" isPending={isAsking} isWide>
          {t(($) => $.common.password.submit)}
        </Button>
      </form>
    </Welcome>
  );
}
