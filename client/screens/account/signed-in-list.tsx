// Where somebody is signed in, and ending what they do not use any more.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '#client/kit/bidi.tsx';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useSettings } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { timeWords } from '#client/screens/desk/times.ts';
import { refusalText } from '#shared/i18n/refusal-text.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './account.module.css';
import { endSession, type SignedIn } from './account-requests.ts';
import { deviceOf } from './device-words.ts';

/** In place of a session’s id: all but this one. */
const OTHERS = 'others';

interface SignedInListProps {
  readonly sessions: readonly SignedIn[];
  readonly onEnded: () => void;
}

/** The list, this device first; a session that is ended asks for the password on its page. */
export function SignedInList({ sessions, onEnded }: SignedInListProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Id | null>(null);
  const sorted = sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || (a.seenAt < b.seenAt ? 1 : -1));
  const end = async (which: Id) => {
    if (ending !== null) return;
    setEnding(which);
    const answer = await endSession(which === OTHERS ? null : which);
    setEnding(null);
    const done = which === OTHERS ? t(($) => $.account.sessions.othersEnded) : t(($) => $.account.sessions.ended);
    if (answer.ok) toast({ text: done, tone: 'good' });
    else toast({ text: refusalText(t, answer.refusal.code), tone: 'bad' });
    onEnded();
  };
  return (
    <>
      <ul className={styles['sessions']}>
        {sorted.map((session) => (
          <Session
            key={session.id}
            session={session}
            isEnding={ending === session.id}
            onEnd={() => void end(session.id)}
          />
        ))}
      </ul>
      {sessions.some(({ isThis }) => !isThis) ? (
        <span>
          <Button icon="signOut" isPending={ending === OTHERS} onPress={() => void end(OTHERS)}>
            {t(($) => $.account.sessions.endOthers)}
          </Button>
        </span>
      ) : (
        <p className={styles['note']}>{t(($) => $.account.sessions.onlyThis)}</p>
      )}
    </>
  );
}

interface SessionProps {
  readonly session: SignedIn;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

function Session({ session, isEnding, onEnd }: SessionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useSettings()?.clinic.zone;
  const device = useDeviceWords(session.agent);
  const { createdAt, seenAt, clinic, isThis } = session;
  const since = zone === undefined ? '' : timeWords(createdAt, zone, dateIn(zone, clinicNow()), format);
  return (
    <li className={styles['session']}>
      <div className={styles['device']}>
        <p className={styles['deviceName']}>
          {device}
          {isThis && (
            <span className={styles['this']} data-tone="confirmed">
              <Icon name="check" size={13} />
              {t(($) => $.account.sessions.this)}
            </span>
          )}
        </p>
        <p className={styles['when']}>
          <Name>{clinic.name}</Name>
          {since !== '' && <span>{t(($) => $.account.sessions.since, { when: since })}</span>}
          {!isThis && (
            <span>
              {t(($) => $.account.sessions.seen, { ago: format.since(Math.max(0, clinicNow() - msOf(seenAt))) })}
            </span>
          )}
        </p>
      </div>
      {!isThis && (
        <Button
          size="s"
          isPending={isEnding}
          onPress={onEnd}
          aria-label={t(($) => $.account.sessions.endNamed, { device })}
        >
          {t(($) => $.account.sessions.end)}
        </Button>
      )}
    </li>
  );
}

function useDeviceWords(agent: string | null): string {
  const { t } = useTranslation();
  const { browser, system } = deviceOf(agent);
  if (browser !== null && system !== null) return t(($) => $.account.sessions.device, { browser, system });
  return browser ?? system ?? t(($) => $.account.sessions.unknown);
}
