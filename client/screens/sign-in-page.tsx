// The page of signing in, or of setting a password when a one-time link was followed.
import { useState } from 'react';
import type { Caller } from '#shared/model/caller.ts';
import { SetPassword } from './sign-in/set-password.tsx';
import { SignIn } from './sign-in/sign-in.tsx';

const LINK = /^#set=(.+)$/;

/** The link's token stands behind the #, so it was never sent to any server's log. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: (caller: Caller) => void }) {
  const [link] = useState(() => LINK.exec(location.hash)?.[1]);
  return link === undefined ? (
    <SignIn onSignedIn={onSignedIn} />
  ) : (
    <SetPassword link={decodeURIComponent(link)} onSignedIn={onSignedIn} />
  );
}
