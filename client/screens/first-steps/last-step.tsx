// The last of the first steps, over a calendar that waits for its first appointment.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useNewDraft } from '#client/screens/desk/use-new-draft.ts';
import styles from './first-steps.module.css';

/** Pushes the calendar down until an appointment stands. */
export function LastStep() {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useNewDraft();
  return (
    <div className={styles['last']} role="status">
      <p className={styles['lastWords']}>
        <strong>{t(($) => $.admin.first.book)}.</strong> {t(($) => $.admin.first.bookLead)}
      </p>
      <Button variant="primary" size="s" icon="add" onPress={() => desk.book(draft())}>
        {t(($) => $.admin.first.start)}
      </Button>
    </div>
  );
}
