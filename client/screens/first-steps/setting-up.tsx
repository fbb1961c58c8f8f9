// What stands in place of a calendar that has nothing to show: the first steps, or that somebody is taking them.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#client/kit/notes.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useNewDraft } from '#client/screens/desk/use-new-draft.ts';
import { useCaller } from '#client/screens/session.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { FirstSteps } from './first-steps.tsx';
import styles from './first-steps.module.css';

/** For whoever runs the clinic the steps; for everybody else a word about them. */
export function SettingUp({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useNewDraft();
  if (scopeOf(useCaller().role, 'administer') !== 'none') {
    return (
      <div className={styles['scroller']}>
        <FirstSteps settings={settings} onBook={() => desk.book(draft())} />
      </div>
    );
  }
  return (
    <div className={styles['middle']}>
      <EmptyState icon="clinic" title={t(($) => $.admin.first.waiting)}>
        {t(($) => $.admin.first.waitingLead)}
      </EmptyState>
    </div>
  );
}
