// Signing in: a page of its own, or a dialog over the kept screen when a session has ended.
import { useTranslation } from 'react-i18next';
import { Dialog } from '#client/kit/dialog.tsx';
import { Icon } from '#client/kit/icon.tsx';
import type { Caller } from '#shared/model/caller.ts';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in.module.css';
import { Welcome } from './welcome.tsx';

export interface SignInProps {
  readonly onSignedIn: (caller: Caller, token: string) => void;
  /** The session ended: the screen is kept behind a dialog; e-mail and clinic where they are known. */
  readonly reauth?: { readonly email?: string; readonly clinic?: string };
  readonly email?: string;
  /** Good news over the form, as that a password was saved. */
  readonly notice?: string;
}

/** The whole of signing in. */
export function SignIn({ onSignedIn, reauth, email, notice }: SignInProps) {
  const { t } = useTranslation();
  if (reauth) {
    return (
      <Dialog title={t(($) => $.common.signIn.title)} isOpen isAlert size="s" onClose={stay}>
        <p>{t(($) => $.common.signIn.ended)}</p>
        <SignInForm onSignedIn={onSignedIn} email={reauth.email} clinic={reauth.clinic} />
      </Dialog>
    );
  }
  return (
    <Welcome title={t(($) => $.common.signIn.title)} lead={t(($) => $.common.signIn.lead)}>
      {notice !== undefined && (
        <p className={styles['done']} data-tone="confirmed" role="status">
          <Icon name="confirmed" size={18} />
          {notice}
        </p>
      )}
      <SignInForm onSignedIn={onSignedIn} email={email} />
    </Welcome>
  );
}

/** Nothing lies behind this dialog for somebody who is not signed in. */
function stay(): void {
  // Escape leads nowhere.
}
