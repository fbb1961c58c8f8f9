// What is to be done for the first screen, step by step.
import { useTranslation } from 'react-i18next';
import { Code } from '#client/kit/bidi.tsx';
import styles from './displays.module.css';

/** The address the screen has to open. */
export function boardAddress(): string {
  return `${location.host}/board`;
}

/** Three steps in place of an empty list. */
export function HowToPair() {
  const { t } = useTranslation();
  return (
    <div className={styles['how']}>
      <p className={styles['none']}>{t(($) => $.board.admin.noneTitle)}</p>
      <ol className={styles['steps']}>
        <li>
          {t(($) => $.board.admin.stepOpen)}{' '}
          <strong>
            <Code>{boardAddress()}</Code>
          </strong>
        </li>
        <li>{t(($) => $.board.admin.stepCode)}</li>
        <li>{t(($) => $.board.admin.stepType, { pair: t(($) => $.board.admin.pair) })}</li>
      </ol>
    </div>
  );
}
