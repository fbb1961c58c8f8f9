// One commit as a line: what was done, each old value beside the new one, and under it who, when and from which screen.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { exactTime, timeWords } from '#client/screens/desk/times.ts';
import type { PartFacts } from '#client/screens/words/part-words.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './history.module.css';
import type { DeedWords } from './deed.ts';
import { authorOf, deedsOf } from './history-words.ts';
import { toldDeeds } from './most-deeds.ts';

interface HistoryLineProps {
  readonly entry: HistoryEntry;
  readonly facts: PartFacts;
  /** The clinic's date, whose times are written without it. */
  readonly today: string;
  /** It was taken back later. */
  readonly isTakenBack: boolean;
  /** It stands among the lines of a whole day: whom or what it was done to is named, and the time is told to the second. */
  readonly isOfDay?: boolean;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** The inside of a line; what stands around it may be pressed. */
export function HistoryLine({ entry, facts, today, isTakenBack, isOfDay = false, children, action }: HistoryLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, at, via } = entry;
  const author = authorOf(entry, facts);
  const { told, more } = toldDeeds(deedsOf(entry, facts));
  const { zone } = facts.settings.clinic;
  const when = isOfDay ? exactTime(at, zone, format) : timeWords(at, zone, today, format);
  const since = format.since(Math.max(0, clinicNow() - msOf(at)));
  return (
    <div className={styles['line']} data-taken-back={isTakenBack}>
      {by ? <Avatar {...by} size={26} isDecorative /> : <Icon name="clock" size={20} />}
      <div className={styles['words']}>
        {told.map((deed) => (
          <Deed key={`${deed.verb} ${deed.nounId}`} deed={deed} isNamed={isOfDay} />
        ))}
        {more > 0 && <p className={styles['about']}>{t(($) => $.together.history.more, { count: more })}</p>}
        {isTakenBack && <p className={styles['mark']}>{t(($) => $.together.history.was)}</p>}
        {children}
        <p className={styles['who']}>
          <span>{t(($) => $.together.history.by, { by: author, via: t(($) => $.together.history.via[via]) })}</span>
          <time dateTime={at} title={since}>
            {when}
          </time>
        </p>
        {action}
      </div>
    </div>
  );
}

function Deed({ deed, isNamed }: { readonly deed: DeedWords; readonly isNamed: boolean }) {
  const { t } = useTranslation();
  const { verb, name, about, changes, remarks } = deed;
  return (
    <div>
      <p className={styles['verb']}>
        {verb}
        {isNamed && name !== null && (
          <>
            {' '}
            <bdi className={styles['patient']}>{name}</bdi>
          </>
        )}
      </p>
      {about !== '' && <p className={styles['about']}>{about}</p>}
      {changes.length > 0 && (
        <dl className={styles['changes']}>
          {changes.map(({ label, from, to }) => (
            <div key={label} className={styles['change']}>
              <dt>{label}</dt>
              <dd>
                <span className="visually-hidden">{t(($) => $.together.history.from)} </span>
                <bdi className={styles['from']}>{from}</bdi>
                <Icon name="arrow" size={13} />
                <span className="visually-hidden">{t(($) => $.together.history.toNow)} </span>
                <bdi className={styles['to']}>{to}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {remarks.map((remark) => (
        <p key={remark} className={styles['remark']}>
          {remark}
        </p>
      ))}
    </div>
  );
}
