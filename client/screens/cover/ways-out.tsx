// The ways away from a covered desk: signing out, or making room for somebody else; unsent work is asked about first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { LeaveWords, useGoOut, useWork } from '#client/screens/desk/leave.tsx';
import styles from './cover.module.css';

interface WaysOutProps {
  /** The question stands in place of the two ways. */
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
}

/** Both lead to the sign-in. */
export function WaysOut({ isAsking, onAsk }: WaysOutProps) {
  const { t } = useTranslation();
  const out = useGoOut();
  const [hasFailed, setFailed] = useState(false);
  const goOut = async (unsent: 'keep' | 'discard') => setFailed(!(await out(unsent)));
  const { unsent, isUnfinished } = useWork();
  const leave = () => {
    if (unsent > 0 || isUnfinished) onAsk(true);
    else void goOut('discard');
  };
  const failure = hasFailed && <ErrorNote>{t(($) => $.desk.leave.failed)}</ErrorNote>;
  if (!isAsking) {
    return (
      <div className={styles['ways']}>
        {failure}
        <Button variant="quiet" icon="people" onPress={leave}>
          {t(($) => $.day.cover.other)}
        </Button>
        <Button variant="quiet" icon="signOut" onPress={leave}>
          {t(($) => $.common.action.signOut)}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['question']} role="group" aria-label={t(($) => $.desk.leave.title)}>
      <strong>{t(($) => $.desk.leave.title)}</strong>
      <LeaveWords />
      {failure}
      <Button autoFocus isWide onPress={() => onAsk(false)}>
        {t(($) => $.desk.leave.stay)}
      </Button>
      <Button isWide onPress={() => void goOut('keep')}>
        {t(($) => $.desk.leave.keep)}
      </Button>
      <Button variant="danger" isWide onPress={() => void goOut('discard')}>
        {t(($) => $.desk.leave.leave)}
      </Button>
    </div>
  );
}
