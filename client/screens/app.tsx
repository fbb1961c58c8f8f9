// The pages: which one an address opens, and who has to sign in first.
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '#shared/model/caller.ts';
import { Button } from '#client/kit/button.tsx';
import { LocaleProvider } from '#client/kit/locale.tsx';
import { EmptyState, ErrorNote } from '#client/kit/notes.tsx';
import styles from './app.module.css';
import { Cover } from './cover/cover.tsx';
import { beginAs } from './cover/watch.ts';
import { LiveProvider } from './live-context.tsx';
import { goToPage, place, usePlace } from './place.ts';
import { askWhoIsHere, enter, useSession } from './session.ts';

const deskCode = () => import('./desk/desk.tsx');
const Desk = lazy(async () => ({ default: (await deskCode()).Desk }));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));

const Admin = lazy(async () => ({ default: (await import('./admin/admin.tsx')).Admin }));
const Account = lazy(async () => ({ default: (await import('./account/account.tsx')).Account }));
const PrintDay = lazy(async () => ({ default: (await import('./print/print-day.tsx')).PrintDay }));
const Board = lazy(async () => ({ default: (await import('./board/board.tsx')).Board }));

/** The pages of whoever is signed in, beside the desk. */
const PAGES: Readonly<Record<string, ComponentType>> = { '/admin': Admin, '/account': Account, '/print': PrintDay };
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
  const Page = DESKS.has(path) ? Desk : PAGES[path];
  if (Page) return <Signed>{(caller) => <SignedPage caller={caller} Page={Page} />}</Signed>;
  if (path === '/board' || path.startsWith('/board/')) {
    return (
      <Suspense>
        <Board />
      </Suspense>
    );
  }
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

function SignedPage({ caller, Page }: { readonly caller: Caller; readonly Page: ComponentType }) {
  return (
    <LiveProvider key={caller.id} caller={caller}>
      <Suspense>
        <Page />
      </Suspense>
      <Cover />
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
  beginAs(caller.id);
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
