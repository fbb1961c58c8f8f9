// All visits of a series, in the order they were planned in: when each is, its state, and which was changed on its own.
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { statusWord, toneOf } from '#client/kit/status.ts';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';
import styles from './series-note.module.css';

interface SeriesVisitsProps {
  readonly view: QueryOutput<'series.view'>;
  /** The visit that is open. */
  readonly id: string;
}

/** A list; a press shows the visit on its day. */
export function SeriesVisits({ view, id }: SeriesVisitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const visits = view.appointments.toSorted((a, b) => ((a.recurrenceId ?? '') < (b.recurrenceId ?? '') ? -1 : 1));
  return (
    <ol className={styles['visits']}>
      {visits.map((one) => {
        const word = statusWord(one.status, one.confirmedAt !== null);
        return (
          <li key={one.id}>
            <AriaButton
              className={styles['visit'] ?? ''}
              onPress={() => desk.show(one)}
              {...(one.id === id && { 'aria-current': 'true' as const })}
            >
              <span className={styles['dot']} data-tone={toneOf(word)} />
              <span className={styles['when']} data-gone={one.status === 'cancelled'}>
                {whenWords(one, one.zone, { t, format })}
              </span>
              <span className={styles['second']}>{one.status === 'booked' ? '' : t(($) => $.common.status[word])}</span>
              {one.departs.length > 0 && (
                <span className={styles['own']} title={t(($) => $.series.sheet.exception)}>
                  <Icon name="edit" size={12} />
                  <span className="visually-hidden">{t(($) => $.series.sheet.exception)}</span>
                </span>
              )}
            </AriaButton>
          </li>
        );
      })}
    </ol>
  );
}
