// The page of one’s own account: who one is here, how one sees the pages, the password, and where one is signed in.
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code, Name } from '#client/kit/bidi.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useLink, useSettings } from '#client/live/hooks.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import { useCaller } from '#client/screens/session.ts';
import { PageShell } from '#client/screens/shell/page-shell.tsx';
import { scopeOf } from '#shared/contract/allow.ts';
import styles from './account.module.css';
import { type Account as Read, readAccount } from './account-requests.ts';
import { DisplayChoices } from './display-choices.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignedInList } from './signed-in-list.tsx';

type Reading = { readonly account: Read | null; readonly hasFailed: boolean };

/** The page of one’s own account. */
export function Account() {
  const { t } = useTranslation();
  const { account, hasFailed, readAgain } = useAccount();
  return (
    <PageShell title={t(($) => $.account.title)}>
      <div className={styles['sections']}>
        <Section title={t(($) => $.account.who.title)}>
          <Who email={account?.email ?? null} />
        </Section>
        <Section title={t(($) => $.account.display.title)} lead={t(($) => $.account.display.lead)}>
          <div className={styles['choices']}>
            <DisplayChoices />
          </div>
        </Section>
        <Section title={t(($) => $.account.password.title)} lead={t(($) => $.account.password.lead)}>
          <PasswordForm email={account?.email ?? ''} onChanged={readAgain} />
        </Section>
        <Section title={t(($) => $.account.sessions.title)} lead={t(($) => $.account.sessions.lead)}>
          {hasFailed && <ErrorNote onRetry={readAgain}>{t(($) => $.common.state.failed)}</ErrorNote>}
          {!account && !hasFailed && <Skeleton height="64px" />}
          {account && <SignedInList sessions={account.sessions} onEnded={readAgain} />}
        </Section>
      </div>
    </PageShell>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
      </div>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}

function Who({ email }: { readonly email: string | null }) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const caller = useCaller();
  const settings = useSettings();
  const schedule = settings?.schedules.find(({ id }) => id === caller.scheduleId);
  const rows = [
    { label: t(($) => $.account.who.name), value: <Name isStrong>{caller.name}</Name> },
    { label: t(($) => $.account.who.role), value: t(($) => $.common.role[caller.role]) },
    ...(schedule
      ? [{ label: t(($) => $.account.who.schedule), value: <Name>{nameIn(language, schedule)}</Name> }]
      : []),
    { label: t(($) => $.account.who.clinic), value: settings && <Name>{nameIn(language, settings.clinic)}</Name> },
    {
      label: t(($) => $.common.signIn.email),
      value: email === null ? <Skeleton width="18ch" /> : <Code>{email}</Code>,
    },
  ];
  return (
    <>
      <dl className={styles['rows']}>
        {rows.map(({ label, value }) => (
          <div key={label} className={styles['row']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {scopeOf(caller.role, 'administer') === 'none' && (
        <p className={styles['note']}>{t(($) => $.account.who.note)}</p>
      )}
    </>
  );
}

/** Reads the account, again when asked to and when the line is back. */
function useAccount() {
  const { kind } = useLink();
  const hasLine = kind === 'live' || kind === 'polling' || kind === 'behind';
  const [turn, setTurn] = useState(0);
  const [reading, setReading] = useState<Reading>({ account: null, hasFailed: false });
  useEffect(() => {
    let isOld = false;
    void readAccount().then((answer) => {
      if (isOld) return;
      setReading((before) =>
        answer.ok ? { account: answer.value, hasFailed: false } : { ...before, hasFailed: before.account === null },
      );
    });
    return () => {
      isOld = true;
    };
  }, [turn, hasLine]);
  return { ...reading, readAgain: () => setTurn((before) => before + 1) };
}
