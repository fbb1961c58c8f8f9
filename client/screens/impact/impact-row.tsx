// One visit that a change touches: whose, what, with whom and when, the nearest free time, and what becomes of it.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '#client/kit/bidi.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { practitionerOf, slotWords, spanOf, whenWords } from '#client/screens/appointment/slot-words.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { type Action, type ImpactRow, possible, type RowNews } from './decisions.ts';
import styles from './impact.module.css';

interface ImpactRowProps {
  readonly row: ImpactRow;
  readonly settings: Settings;
  readonly patient: string;
  /** It was to be given and this one is not decided. */
  readonly isAsked: boolean;
  readonly onChoose: (action: Action) => void;
}

const NEWS = {
  lost: 'lost',
  'other-time': 'otherTime',
  changed: 'changed',
  new: 'isNew',
} as const satisfies Record<RowNews, string>;

/** The row. */
export function ImpactRowView({ row, settings, patient, isAsked, onChoose }: ImpactRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { visit, nearest, action, news } = row;
  const { language } = format.settings;
  const { zone } = settings.clinic;
  const service = settings.services.find(({ id }) => id === visit.serviceId);
  const who = practitionerOf(settings, visit.scheduleIds);
  const about = [service, who].flatMap((one) => (one ? [nameIn(language, one)] : []));
  const when = whenWords(visit, zone, { t, format });
  const words = { patient, when };
  const choices = possible(row);
  return (
    <li
      className={styles['row']}
      data-impact={visit.id}
      data-asked={isAsked}
      {...((isAsked || news !== null) && { 'data-fault': true })}
    >
      <div className={styles['who']}>
        <span className={styles['patient']}>
          <Bdi>{patient}</Bdi>
        </span>
        <span className={styles['small']}>
          {about.map((one, at) => (
            <Fragment key={one}>
              {at > 0 && ' · '}
              <Bdi>{one}</Bdi>
            </Fragment>
          ))}
        </span>
        <span className={styles['when']} data-gone={action === 'move' || action === 'cancel'}>
          {when}
        </span>
        {choices.length > 1 && (
          <span className={styles['nearest']} data-off={action !== 'move' && action !== null}>
            {nearest ? (
              <>
                <Icon name="arrow" size={13} />
                <span>{t(($) => $.impact.nearest, { when: nearestWords() })}</span>
              </>
            ) : (
              t(($) => $.impact.noTime)
            )}
          </span>
        )}
        {news !== null && (
          <span className={styles['news']} data-tone="arrived">
            {t(($) => $.impact.news[NEWS[news]])}
          </span>
        )}
      </div>
      <Segmented
        label={t(($) => $.impact.about, words)}
        choices={choices.map((id) => ({ id, text: t(($) => $.impact.one[id]) }))}
        value={action ?? ('' as Action)}
        onChange={onChoose}
      />
    </li>
  );

  function nearestWords(): string {
    if (!nearest) return '';
    const { date } = spanOf(visit, zone);
    const slot = slotWords(nearest, { settings, format, date, known: who?.id });
    const time = slot.day === null ? slot.time : t(($) => $.booking.slots.when, { day: slot.day, time: slot.time });
    return slot.who === null ? time : t(($) => $.desk.choice, { time, name: slot.who });
  }
}
