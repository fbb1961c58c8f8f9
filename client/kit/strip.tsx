// The strip: a line over the calendar that pushes it down, for what concerns the whole page at the moment.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './strip.module.css';

interface StripProps {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly action?: ReactNode;
}

/** Amber; read aloud when it appears. Goes above what it pushes, in the normal flow. */
export function Strip({ children, icon = 'offline', action }: StripProps) {
  return (
    <div className={styles['strip']} data-tone="arrived" role="status">
      <Icon name={icon} size={18} />
      <p className={styles['text']}>{children}</p>
      {action}
    </div>
  );
}
