// What was done on a day, the newest on top: each line shows the calendar as it was just after it.
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { EmptyState, ErrorNote } from '#client/kit/notes.tsx';
import { Select } from '#client/kit/select.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { usePatientOf } from '#client/screens/conflict/use-conflict-facts.ts';
import { HistoryLine } from '#client/screens/history/history-line.tsx';
import { takenBack } from '#client/screens/history/history-words.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { go } from '#client/screens/place.ts';
import type { PartFacts } from '#client/screens/words/part-words.ts';
import { instantOf } from '#shared/time/instant.ts';
import { plusDays, startOfDay } from '#shared/time/zone.ts';
import { LeadButton } from './lead-button.tsx';
import { othersAt } from './others-at.ts';
import styles from './replay.module.css';
import type { Past } from './use-past.ts';

const EVERYBODY = 'all';

/** The choice of the day and the member, and the lines. */
export function DayHistory({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { history, entries, by, of, day, settings, today } = past;
  const members = [
    { id: EVERYBODY, text: t(($) => $.together.replay.everybody) },
    ...settings.members.map(({ id, name }) => ({ id, text: name })),
  ];
  const practitioners = [
    { id: EVERYBODY, text: t(($) => $.together.replay.anybody) },
    ...settings.schedules
      .filter((one) => one.kind === 'practitioner')
      .map((one) => ({ id: one.id, text: nameIn(format.settings.language, one) })),
  ];
  const name = settings.members.find(({ id }) => id === by)?.name ?? '';
  const { zone } = settings.clinic;
  return (
    <>
      <div className={styles['choices']}>
        <DatePicker
          label={t(($) => $.together.replay.day)}
          value={day}
          today={today}
          max={today}
          onChange={(date) => go({ at: instantOf(startOfDay(plusDays(date, 1), zone) - 1), date }, 'replace')}
        />
        <Select
          label={t(($) => $.together.replay.by)}
          choices={members}
          value={by ?? EVERYBODY}
          onChange={(id) => go({ by: id === EVERYBODY ? null : id }, 'replace')}
        />
        <Select
          label={t(($) => $.together.replay.of)}
          choices={practitioners}
          value={of ?? EVERYBODY}
          onChange={(id) => go({ of: id === EVERYBODY ? null : id }, 'replace')}
        />
      </div>
      {history.state === 'failed' && <ErrorNote onRetry={past.retry}>{t(($) => $.together.history.failed)}</ErrorNote>}
      {history.state === 'asking' && !history.isRead && (
        <>
          <Skeleton height="52px" />
          <Skeleton height="52px" />
          <Skeleton height="52px" />
        </>
      )}
      {history.isRead && entries.length === 0 && <EmptyState icon="history" title={emptyWords()} />}
      {entries.length > 0 && <Lines past={past} />}
      {history.hasEarlier && (
        <Button isWide isPending={history.isReadingEarlier} onPress={history.showEarlier}>
          {t(($) => $.together.replay.showEarlier)}
        </Button>
      )}
    </>
  );

  function emptyWords(): string {
    if (of !== null) return t(($) => $.together.replay.emptyHere);
    return by === null ? t(($) => $.together.replay.empty) : t(($) => $.together.replay.emptyBy, { name });
  }
}

function Lines({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = usePatientOf();
  const { entries, history, settings, here, date, calendar } = past;
  const { patients } = history;
  const facts: PartFacts = useMemo(() => {
    const patientOf = (id: string) => patients.find((one) => one.id === id)?.name ?? nameOf(id);
    return { t, format, settings, day: date, patientOf };
  }, [t, format, settings, date, patients, nameOf]);
  const gone = useMemo(() => takenBack(entries), [entries]);
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const over = calendar.value && entries[here] ? othersAt(entries[here], calendar.value) : [];
  return (
    <>
      <p className={styles['count']}>
        {t(($) => $.together.replay.count, { count: entries.length })}
        <IconButton size="s" icon="refresh" label={t(($) => $.together.replay.refresh)} onPress={past.readAgain} />
      </p>
      <ol className={styles['lines']}>
        {entries
          .map((entry, place) => ({ entry, isHere: place === here }))
          .toReversed()
          .map(({ entry, isHere }) => (
            <li key={entry.version} ref={isHere ? current : null} className={styles['entry']}>
              <Line isHere={isHere} onLook={() => past.look(entry)}>
                <HistoryLine
                  entry={entry}
                  facts={facts}
                  today={past.day}
                  isTakenBack={gone.has(entry.commandId)}
                  isOfDay
                >
                  {isHere && over.length > 0 && (
                    <p className={styles['over']}>
                      {t(($) => $.together.history.over, { patients: format.list(over.map(facts.patientOf)) })}
                    </p>
                  )}
                </HistoryLine>
              </Line>
              <LeadButton entry={entry} patientOf={facts.patientOf} />
            </li>
          ))}
      </ol>
    </>
  );
}

interface LineProps {
  readonly isHere: boolean;
  readonly onLook: () => void;
  readonly children: ReactNode;
}

function Line({ isHere, onLook, children }: LineProps) {
  return (
    <button type="button" className={styles['line']} aria-current={isHere ? 'step' : undefined} onClick={onLook}>
      {children}
    </button>
  );
}
