// The history of an appointment in its sheet: read when it is asked for, and again with each change.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { usePatientOf } from '#client/screens/conflict/use-conflict-facts.ts';
import { go } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { useReading } from '#client/screens/use-reading.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import type { History, Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { HistoryLine } from './history-line.tsx';
import styles from './history.module.css';
import { takenBack } from './history-words.ts';

interface AppointmentHistoryProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
}

/** A fold: closed it costs nothing. */
export function AppointmentHistory({ appointment, settings }: AppointmentHistoryProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  return (
    <section ref={section} className={styles['history']}>
      <span className={styles['fold']}>
        <Button
          size="s"
          variant="quiet"
          icon={isOpen ? 'down' : 'history'}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t(($) => $.together.history.title)}
        </Button>
      </span>
      {isOpen && (
        <Lines
          appointment={appointment}
          settings={settings}
          onRead={() => section.current?.scrollIntoView({ block: 'start' })}
        />
      )}
    </section>
  );
}

interface LinesProps extends AppointmentHistoryProps {
  /** They are there for the first time. */
  readonly onRead: () => void;
}

function Lines({ appointment, settings, onRead }: LinesProps) {
  const { t } = useTranslation();
  const [turn, setTurn] = useState(0);
  const { id, version } = appointment;
  const edition = version * 1000 + turn;
  const { state, value } = useReading('appointment.history', { appointmentId: id }, { edition });
  const isRead = value !== null;
  const show = useEffectEvent(onRead);
  useEffect(() => {
    if (isRead) show();
  }, [isRead]);
  if (value) return <Told history={value} appointment={appointment} settings={settings} />;
  if (state !== 'failed') return <Skeleton height="44px" />;
  return <ErrorNote onRetry={() => setTurn(turn + 1)}>{t(($) => $.together.history.failed)}</ErrorNote>;
}

interface ToldProps extends AppointmentHistoryProps {
  readonly history: History;
}

function Told({ history, appointment, settings }: ToldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const nameOf = usePatientOf();
  const { entries, patients } = history;
  const mayLookBack = scopeOf(caller.role, 'audit') !== 'none';
  const facts = useMemo(() => {
    const patientOf = (id: string) => patients.find((one) => one.id === id)?.name ?? nameOf(id);
    return { t, format, settings, day: appointment.startWall.slice(0, 10), patientOf };
  }, [t, format, settings, appointment.startWall, patients, nameOf]);
  const gone = useMemo(() => takenBack(entries), [entries]);
  const today = dateIn(settings.clinic.zone, clinicNow());
  if (entries.length === 0) return <p>{t(($) => $.together.history.empty)}</p>;
  return (
    <ol className={styles['list']}>
      {entries.toReversed().map((entry) => (
        <li key={entry.version}>
          <HistoryLine
            entry={entry}
            facts={facts}
            today={today}
            isTakenBack={gone.has(entry.commandId)}
            action={mayLookBack && <AsThen at={entry.at} date={appointment.startWall.slice(0, 10)} />}
          />
        </li>
      ))}
    </ol>
  );
}

/** Leads to the calendar of a date as it was just after a change. */
function AsThen({ at, date }: { readonly at: string; readonly date: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles['then']}>
      <Button size="s" variant="quiet" onPress={() => go({ at, date, appointmentId: null })}>
        {t(($) => $.together.history.asThen)}
      </Button>
    </span>
  );
}
