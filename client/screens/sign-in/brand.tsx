// The mark of the house: a calendar leaf with a tick, and its name.
import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** The mark alone, hidden from screen readers. */
export function BrandMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={styles['mark']}>
      <rect width="32" height="32" rx="8" className={styles['ground']} />
      <rect x="7" y="8.5" width="18" height="16" rx="3.5" className={styles['leaf']} />
      <path d="M12 5.8v5M20 5.8v5" className={styles['leaf']} />
      <path d="m12.2 17.4 2.8 2.8 5-5.4" className={styles['tick']} />
    </svg>
  );
}

/** Mark and name. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <span className={styles['brand']}>
      <BrandMark />
      <span className={styles['name']}>{t(($) => $.common.app.name)}</span>
    </span>
  );
}
