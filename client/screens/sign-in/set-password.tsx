// Setting a password with a one-time link, then going straight in.
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';
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

/**
 * A new password, typed twice; whoever has an account learns it with the first try and types the password they have.
 * Afterwards one is signed in, or asked for what is still missing.
 */
export function SetPassword({ link, onSignedIn }: SetPasswordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [isAsking, setAsking] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [isJoining, setJoining] = useState(false);
  useFirstFault(form, faults);

  const ask = async () => {
    setAsking(true);
    const answer = await postJson<{ email: string }>('/api/v1/password', { link, password });
    if (!answer.ok) {
      setFaults(faultsOf(answer.refusal));
      if (answer.refusal.code === 'unauthenticated') setJoining(true);
      return setAsking(false);
    }
    const { email } = answer.value;
    const opened = await openSession({ email, password });
    if (opened.ok) onSignedIn(opened.value.caller, opened.value.token);
    else setSaved(email);
  };
  const faultsOf = (refusal: Refusal): Faults => {
    if (refusal.code === 'not-found') return { form: t(($) => $.common.password.linkEnded) };
    if (refusal.code !== 'unauthenticated') return faultsAfter(t, format, refusal);
    if (isJoining) return { password: t(($) => $.common.password.notYours) };
    setPassword('');
    return {};
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(isJoining && password === '' && { password: fieldText(t, 'required') }),
      ...(!isJoining && password.length < SHORTEST && { password: fieldText(t, 'too-short', { least: SHORTEST }) }),
      ...(!isJoining && repeat !== password && { repeat: t(($) => $.common.password.different) }),
    };
    setFaults(found);
    if (!isAsking && Object.keys(found).length === 0) void ask();
  };

  if (saved !== null)
    return (
      <SignIn
        onSignedIn={onSignedIn}
        email={saved}
        notice={isJoining ? t(($) => $.common.password.joined) : t(($) => $.common.password.saved)}
      />
    );
  return (
    <Welcome
      title={isJoining ? t(($) => $.common.password.joinTitle) : t(($) => $.common.password.title)}
      lead={isJoining ? t(($) => $.common.password.known) : t(($) => $.common.password.leadPlain)}
    >
      <form ref={form} className={styles['form']} onSubmit={submit} noValidate>
        {faults.form !== undefined && <ErrorNote>{faults.form}</ErrorNote>}
        <PasswordField
          key={isJoining ? 'yours' : 'new'}
          label={isJoining ? t(($) => $.common.password.yours) : t(($) => $.common.password.new)}
          {...(!isJoining && { hint: t(($) => $.common.password.hint, { count: SHORTEST }) })}
          value={password}
          onChange={setPassword}
          error={faults.password}
          autoComplete={isJoining ? 'current-password' : 'new-password'}
          autoFocus
        />
        {!isJoining && (
          <PasswordField
            label={t(($) => $.common.password.repeat)}
            value={repeat}
            onChange={setRepeat}
            error={faults.repeat}
            autoComplete="new-password"
          />
        )}
        <Button type="submit" variant="primary" isPending={isAsking} isWide>
          {isJoining ? t(($) => $.common.password.join) : t(($) => $.common.password.submit)}
        </Button>
      </form>
    </Welcome>
  );
}
