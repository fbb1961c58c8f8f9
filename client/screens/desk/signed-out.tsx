// The session has ended: the sign-in opens over the desk, and everything on it is kept.
import { lazy, Suspense } from 'react';
import { useLink, useLive, useSettings } from '#client/live/hooks.ts';
import { useWatched } from '#client/screens/cover/watch.ts';
import { enter, useCaller } from '#client/screens/session.ts';
import type { Caller } from '#shared/model/caller.ts';

const SignIn = lazy(async () => ({ default: (await import('#client/screens/sign-in/sign-in.tsx')).SignIn }));

/** Nothing while the session stands. Somebody else who signs in gets a page of their own. */
export function SignedOut() {
  const live = useLive();
  const caller = useCaller();
  const slug = useSettings()?.clinic.slug;
  const { kind } = useLink();
  const isCovered = useWatched() === 'covered';
  // A covered screen asks for itself.
  if (kind !== 'signed-out' || isCovered) return null;
  const goOn = (came: Caller, token: string) => {
    if (came.id === caller.id && came.clinicId === caller.clinicId) live.resume(token);
    else enter(came);
  };
  return (
    <Suspense>
      <SignIn onSignedIn={goOn} reauth={slug === undefined ? {} : { clinic: slug }} />
    </Suspense>
  );
}
