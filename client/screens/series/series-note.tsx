// In the sheet of a visit that repeats: the rule, which visit it is, the way to the others, and to its end.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { stillWaiting } from '#shared/rules/series-horizon.ts';
import { EndSeriesDialog } from './end-series-dialog.tsx';
import { RhythmDialog } from './rhythm-dialog.tsx';
import { ruleTextSentence } from './rule-sentence.ts';
import styles from './series-note.module.css';
import { placeIn } from './series-place.ts';
import { SeriesVisits } from './series-visits.tsx';
import { useSeries } from './use-series.ts';

interface SeriesNoteProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly isReadOnly: boolean;
  /** The sheet is left: its visit is cancelled with the series. */
  readonly onClose: () => void;
}

/** The note; nothing for a visit that stands alone. */
export function SeriesNote({ appointment, settings, isReadOnly, onClose }: SeriesNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { id, seriesId, departs, version } = appointment;
  const { view, isFailed } = useSeries(seriesId, version);
  const [isListed, setListed] = useState(false);
  const [asking, setAsking] = useState<'end' | 'rhythm' | null>(null);
  if (seriesId === null) return null;
  const title = t(($) => $.series.sheet.title);
  if (isFailed) return <p className={styles['note']}>{t(($) => $.series.sheet.failed)}</p>;
  if (!view) return <Skeleton height="64px" />;
  const { series, appointments } = view;
  const at = placeIn(id, series, appointments);
  const isGoing = series.active && keepsTime(appointment.status) && !isReadOnly;
  const place =
    at &&
    (at.total === null
      ? t(($) => $.series.sheet.placeOpen, { number: at.number })
      : t(($) => $.series.sheet.place, { number: at.number, total: at.total }));
  const unplaced = series.active ? stillWaiting(series, clinicNow()).length : 0;
  return (
    <section className={styles['note']} aria-label={title}>
      <p className={styles['rule']}>
        <Icon name="repeat" />
        <span>{ruleTextSentence(series.rule, { t, format })}</span>
      </p>
      <p className={styles['second']}>
        {place}
        {departs.length > 0 && <span className={styles['mark']}>{t(($) => $.series.sheet.exception)}</span>}
        {!series.active && <span className={styles['mark']}>{t(($) => $.series.sheet.ended)}</span>}
      </p>
      <div className={styles['buttons']}>
        <Button size="s" icon="back" isDisabled={!at?.previous} onPress={() => at?.previous && desk.show(at.previous)}>
          {t(($) => $.series.sheet.previous)}
        </Button>
        <Button size="s" icon="forward" isDisabled={!at?.next} onPress={() => at?.next && desk.show(at.next)}>
          {t(($) => $.series.sheet.next)}
        </Button>
        <Button size="s" variant="quiet" icon="list" aria-expanded={isListed} onPress={() => setListed(!isListed)}>
          {isListed ? t(($) => $.series.sheet.hide) : t(($) => $.series.sheet.all)}
        </Button>
      </div>
      {isListed && <SeriesVisits view={view} id={id} />}
      {unplaced > 0 && (
        <div className={styles['unplaced']} data-tone="arrived">
          <Icon name="alert" />
          <span>{t(($) => $.series.sheet.unplaced, { count: unplaced })}</span>
          {!isReadOnly && (
            <Button size="s" onPress={() => desk.ask({ kind: 'unplaced' })}>
              {t(($) => $.series.sheet.placeIt)}
            </Button>
          )}
        </div>
      )}
      {isGoing && (
        <div className={styles['buttons']}>
          <Button size="s" variant="quiet" icon="edit" onPress={() => setAsking('rhythm')}>
            {t(($) => $.series.sheet.edit)}
          </Button>
          <Button size="s" variant="quiet" icon="cancelled" onPress={() => setAsking('end')}>
            {t(($) => $.series.sheet.end)}
          </Button>
        </div>
      )}
      {asking === 'rhythm' && at && (
        <RhythmDialog
          series={series}
          appointment={appointment}
          number={at.number}
          settings={settings}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'end' && (
        <EndSeriesDialog
          view={view}
          from={appointment.recurrenceId ?? ''}
          onClose={() => setAsking(null)}
          onDone={onClose}
        />
      )}
    </section>
  );
}
