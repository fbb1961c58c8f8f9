// Pages and panels with nothing to show: empty on purpose, or because something failed.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './notes.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ title, icon = 'calendar', children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <span className={styles['picture']}>
        <Icon name={icon} size={22} />
      </span>
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <p className={styles['lead']}>{children}</p>}
      {action}
    </div>
  );
}

interface ErrorNoteProps {
  /** What failed, as a sentence. */
  readonly children: ReactNode;
  readonly onRetry?: () => void;
  /** The id under which the server logged it. */
  readonly requestId?: string | undefined;
}

/** Something failed: what, how to try again, what to quote. */
export function ErrorNote({ children, onRetry, requestId }: ErrorNoteProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['error']} data-tone="no-show" role="alert">
      <Icon name="error" size={18} />
      <div className={styles['said']}>
        <p>{children}</p>
        {requestId !== undefined && (
          <p className={styles['small']}>{t(($) => $.common.state.requestId, { id: requestId })}</p>
        )}
      </div>
      {onRetry && (
        <Button size="s" icon="refresh" onPress={onRetry}>
          {t(($) => $.common.action.retry)}
        </Button>
      )}
    </div>
  );
}
