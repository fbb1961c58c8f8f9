// The session of this page: who is signed in, asked of the server once and kept until somebody signs out.
import { useSyncExternalStore } from 'react';
import type { Caller } from '#shared/model/caller.ts';
import { setClinicClock } from './clinic-clock.ts';

/** What is known of who sits here; `failed`: the server could not be asked. */
export type Session = { readonly kind: 'asking' | 'out' | 'failed' } | { readonly kind: 'in'; readonly caller: Caller };

const ADDRESS = '/api/v1/session';
const listeners = new Set<() => void>();
const leaving = new Set<() => Promise<void>>();
let current: Session = { kind: 'asking' };

let asking: Promise<void> | null = null;

/** Asks the server whose cookie this is, once at a time; never throws. */
export function askWhoIsHere(): Promise<void> {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(): Promise<void> {
  show({ kind: 'asking' });
  try {
    const response = await fetch(ADDRESS, { credentials: 'same-origin', cache: 'no-store' });
    setClinicClock(response.headers.get('date'));
    if (response.ok) show({ kind: 'in', caller: ((await response.json()) as { caller: Caller }).caller });
    else show({ kind: response.status === 401 ? 'out' : 'failed' });
  } catch {
    show({ kind: 'failed' });
  }
}

/** Somebody has signed in on this page. */
export function enter(caller: Caller): void {
  show({ kind: 'in', caller });
}

/** Has something done while the session still stands, whenever somebody signs out. */
export function onSigningOut(run: () => Promise<void>): void {
  leaving.add(run);
}

/** Ends the session on the server. False where the server could not be reached; then the session stands. */
export async function signOut(): Promise<boolean> {
  try {
    await Promise.allSettled([...leaving].map((run) => run()));
    const response = await fetch(ADDRESS, { method: 'DELETE', credentials: 'same-origin' });
    if (!response.ok && response.status !== 401) return false;
  } catch {
    return false;
  }
  show({ kind: 'out' });
  return true;
}

/** The session, followed. */
export function useSession(): Session {
  return useSyncExternalStore(follow, () => current);
}

/** Who is signed in. Throws outside of pages that need it. */
export function useCaller(): Caller {
  const session = useSession();
  if (session.kind !== 'in') throw new Error('useCaller needs somebody signed in');
  return session.caller;
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(session: Session): void {
  current = session;
  for (const listener of listeners) listener();
}
