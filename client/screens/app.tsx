// The pages: which one an address opens, and who has to sign in first.
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '#shared/model/caller.ts';
import { Button } from '#client/kit/button.tsx';
import { LocaleProvider } from '#client/kit/locale.tsx';
import { EmptyState, ErrorNote } from '#client/kit/notes.tsx';
import styles from './app.module.css';
import { LiveProvider } from './live-context.tsx';
import { goToPage, place, usePlace } from './place.ts';
import { askWhoIsHere, enter, useSession } from './session.ts';

const deskCode = () => import('./desk/desk.tsx');
const Desk = lazy(async () => ({ default: (await deskCode()).Desk }));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));

const DESKS: ReadonlySet<string> = new Set(['/', '/doctor']);
const SIGN_INS: ReadonlySet<string> = new Set(['/sign-in', '/password']);

/** Asks at once, side by side, for what the present address is going to need: its code, and who sits here. */
export function prepare(): void {
  if (!DESKS.has(place().path)) return;
  // What could not be loaded is asked for again where it is drawn, and told there.
  deskCode().catch(() => undefined);
  void askWhoIsHere();
}

/** The page of the present address. */
export function App() {
  const { path } = usePlace();
  if (DESKS.has(path)) return <Signed>{(caller) => <DeskPage caller={caller} />}</Signed>;
  if (SIGN_INS.has(path)) {
    return (
      <LocaleProvider>
        <Suspense>
          <SignInPage onSignedIn={arrive} />
        </Suspense>
      </LocaleProvider>
    );
  }
  return <NoSuchPage />;
}

function DeskPage({ caller }: { readonly caller: Caller }) {
  return (
    <LiveProvider key={caller.id} caller={caller}>
      <Suspense>
        <Desk />
      </Suspense>
    </LiveProvider>
  );
}

/** Shows what needs a caller, or the way to become one. */
function Signed({ children }: { readonly children: (caller: Caller) => ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  useEffect(() => {
    if (session.kind === 'asking') void askWhoIsHere();
    if (session.kind === 'out') goToPage('/sign-in', 'replace');
  }, [session.kind]);
  if (session.kind === 'in') return children(session.caller);
  if (session.kind !== 'failed') return null;
  return (
    <LocaleProvider>
      <main className={styles['middle']}>
        <ErrorNote onRetry={() => void askWhoIsHere()}>{t(($) => $.common.state.failed)}</ErrorNote>
      </main>
    </LocaleProvider>
  );
}

/** Doctors land on the week of their own schedule. */
function arrive(caller: Caller): void {
  enter(caller);
  goToPage(caller.role === 'doctor' && caller.scheduleId !== undefined ? '/doctor' : '/', 'replace');
}

function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <LocaleProvider>
      <main className={styles['middle']}>
        <EmptyState
          title={t(($) => $.common.state.notFound)}
          action={<Button onPress={() => goToPage('/')}>{t(($) => $.common.state.toCalendar)}</Button>}
        />
      </main>
    </LocaleProvider>
  );
}
