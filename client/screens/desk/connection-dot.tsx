// The connection in one dot with its word.
import { useTranslation } from 'react-i18next';
import { useLink } from '#client/live/hooks.ts';
import type { LinkKind } from '#client/live/link.ts';
import styles from './connection-dot.module.css';

/** Green and filled while live; a ring or a square otherwise, so that colour is never alone. */
export function ConnectionDot() {
  const { kind } = useLink();
  return (
    <span className={styles['connection']} data-link={kind}>
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['word']}>{useLinkWord(kind)}</span>
    </span>
  );
}

function useLinkWord(kind: LinkKind): string {
  const { t } = useTranslation();
  const words: Readonly<Record<LinkKind, string>> = {
    live: t(($) => $.common.connection.live),
    polling: t(($) => $.common.connection.polling),
    connecting: t(($) => $.common.connection.connecting),
    behind: t(($) => $.common.connection.reconnecting),
    offline: t(($) => $.common.connection.offline),
    'signed-out': t(($) => $.common.connection.offline),
  };
  return words[kind];
}
