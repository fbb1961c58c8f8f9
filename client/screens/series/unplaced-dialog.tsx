// Dates of running series that could not be booked by themselves: each is given a place, or left out.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { EmptyState, ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { useReading } from '#client/screens/use-reading.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Series, Unplaced } from '#shared/model/series.ts';
import { ChangeSeries } from './change-series.tsx';
import { ruleTextSentence } from './rule-sentence.ts';
import styles from './unplaced.module.css';
import { noteSeriesChange, useSeriesEdition } from './unplaced-news.ts';

/** The list, and the preview of the date that is given a place. */
export function UnplacedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useSettings();
  const read = useReading('series.unplaced', {}, { edition: useSeriesEdition() });
  const [placing, setPlacing] = useState<{ readonly series: Series; readonly one: Unplaced } | null>(null);
  const wording = { t, format: useFormat() };
  if (placing && settings) {
    return (
      <ChangeSeries
        series={placing.series}
        change={{ recurrenceId: placing.one.recurrenceId, scope: 'this', set: {} }}
        lead={ruleTextSentence(placing.series.rule, wording)}
        settings={settings}
        doing="book"
        onBack={() => setPlacing(null)}
        onDone={() => setPlacing(null)}
      />
    );
  }
  const waiting = (read.value?.series ?? []).filter(({ unplaced }) => unplaced.length > 0);
  const nameOf = ({ patientId }: Series) =>
    read.value?.patients.find(({ id }) => id === patientId)?.name ?? t(($) => $.booking.patient.unknown);
  return (
    <Dialog title={t(($) => $.series.unplaced.title)} isOpen onClose={onClose}>
      {read.value === null && read.state !== 'failed' && <Skeleton height="64px" />}
      {read.state === 'failed' && <ErrorNote>{t(($) => $.series.sheet.failed)}</ErrorNote>}
      {read.state === 'here' && waiting.length === 0 && (
        <EmptyState icon="repeat" title={t(($) => $.series.unplaced.empty)}>
          {t(($) => $.series.unplaced.emptyLead)}
        </EmptyState>
      )}
      {waiting.length > 0 && <p>{t(($) => $.series.unplaced.lead)}</p>}
      {waiting.map((series) => (
        <section key={series.id} className={styles['series']}>
          <h3 className={styles['whose']}>
            <bdi>{nameOf(series)}</bdi>
            <span className={styles['second']}>{ruleTextSentence(series.rule, wording)}</span>
          </h3>
          <ul className={styles['dates']}>
            {series.unplaced.map((one) => (
              <UnplacedDate
                key={one.recurrenceId}
                series={series}
                one={one}
                patient={nameOf(series)}
                onPlace={() => setPlacing({ series, one })}
              />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

interface DateProps {
  readonly series: Series;
  readonly one: Unplaced;
  readonly patient: string;
  readonly onPlace: () => void;
}

function UnplacedDate({ series, one, patient, onPlace }: DateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const telling = useTelling();
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { recurrenceId, result } = one;
  const time = isolateAs(format.direction, format.time(minutesOfWall(recurrenceId)));
  const when = t(($) => $.booking.slots.when, { day: format.dateTitle(recurrenceId.slice(0, 10)), time });
  const leaveOut = async () => {
    setAsking(true);
    const came = await live.attempt('series.change', {
      seriesId: series.id,
      recurrenceId,
      scope: 'this',
      set: {},
      baseVersion: series.version,
      choices: [{ recurrenceId, action: 'skip' }],
    });
    setAsking(false);
    if (!came.ok) return setFault(refusalSentence(came, t, format));
    const text = t(($) => $.series.unplaced.left, { patient, when });
    telling.done(text, came, { name: 'series.change', on: { noun: 'appointment', id: series.id } });
    return noteSeriesChange();
  };
  return (
    <li className={styles['date']}>
      <p className={styles['when']}>
        {when}
        <span className={styles['second']}>{t(($) => $.series.unplaced.result[result])}</span>
        {fault !== null && (
          <span className={styles['fault']} role="alert">
            {fault}
          </span>
        )}
      </p>
      <Button size="s" isPending={isAsking} variant="quiet" onPress={() => void leaveOut()}>
        {t(($) => $.series.unplaced.leave)}
      </Button>
      <Button size="s" onPress={onPlace}>
        {t(($) => $.series.sheet.placeIt)}
      </Button>
    </li>
  );
}
