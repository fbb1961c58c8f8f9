// Two people changed the same thing: theirs beside mine, and a choice that loses neither without asking.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { now } from '#client/kit/clock.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './appointment.module.css';
import conflicts from './conflict-note.module.css';

/** Who changed it and when, as far as it is known. */
export type Written = { readonly by: { readonly name: string } | null; readonly at: string | null };

interface ConflictNoteProps {
  readonly written: Written;
  readonly theirs: string;
  readonly mine: string;
  readonly onKeepTheirs: () => void;
  readonly onApplyMine: () => void;
}

/** A box with two cards; nothing happens until one of them is chosen. */
export function ConflictNote({ written, theirs, mine, onKeepTheirs, onApplyMine }: ConflictNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const by = written.by?.name ?? t(($) => $.calendar.remote.somebody);
  const since = format.since(written.at === null ? 0 : Math.max(0, now() - msOf(written.at)));
  return (
    <div className={styles['note']} data-tone="arrived" role="alert">
      <p className={styles['noteTitle']}>
        <Icon name="alert" />
        {t(($) => $.booking.conflict.title)}
      </p>
      <p>{t(($) => $.booking.conflict.lead, { by, since })}</p>
      <div className={conflicts['sides']}>
        <section className={conflicts['side']}>
          <h3 className={conflicts['title']}>{t(($) => $.booking.conflict.theirs, { by })}</h3>
          <p className={conflicts['value']} dir="auto">
            {theirs === '' ? t(($) => $.booking.conflict.nothing) : theirs}
          </p>
        </section>
        <section className={conflicts['side']}>
          <h3 className={conflicts['title']}>{t(($) => $.booking.conflict.mine)}</h3>
          <p className={conflicts['value']} dir="auto">
            {mine === '' ? t(($) => $.booking.conflict.nothing) : mine}
          </p>
        </section>
      </div>
      <div className={conflicts['buttons']} data-fault>
        <Button size="s" onPress={onKeepTheirs}>
          {t(($) => $.booking.conflict.keepTheirs)}
        </Button>
        <Button size="s" variant="primary" onPress={onApplyMine}>
          {t(($) => $.booking.conflict.applyMine)}
        </Button>
      </div>
    </div>
  );
}
