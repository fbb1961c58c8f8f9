// What a view without any column says.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#client/kit/notes.tsx';
import styles from './first-steps.module.css';

/** A view that every column is out of. */
export function NoColumns() {
  const { t } = useTranslation();
  return (
    <div className={styles['middle']}>
      <EmptyState title={t(($) => $.admin.first.noColumns)}>{t(($) => $.admin.first.noColumnsLead)}</EmptyState>
    </div>
  );
}
