// A colleague changed the note while it was being typed here: said beside the field, with the way to see both.
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { timeWords } from '#client/screens/desk/times.ts';
import type { LastChange } from './last-changes.ts';
import styles from './remote-flag.module.css';

interface NoteFlagProps {
  /** Who and when, where this page has heard it. */
  readonly change: LastChange | undefined;
  readonly zone: string;
  readonly onCompare: () => void;
}

/** What is typed stays in the field. */
export function NoteFlag({ change, zone, onCompare }: NoteFlagProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = change ? timeWords(change.at, zone, dateIn(zone, clinicNow()), format) : '';
  const words = {
    by: change?.by.name ?? t(($) => $.calendar.remote.somebody),
    when: change ? t(($) => $.together.at, { time: at }) : '',
  };
  return (
    <div className={styles['flag']} data-tone="arrived" role="alert">
      {change && <Avatar {...change.by} size={24} isDecorative />}
      <p className={styles['text']}>{t(($) => $.together.conflict.flag, words)}</p>
      <Button size="s" onPress={onCompare}>
        {t(($) => $.together.conflict.flagAction)}
      </Button>
    </div>
  );
}
