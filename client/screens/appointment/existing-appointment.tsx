// The sheet of an appointment that exists: everything about it, always as it is now.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { now } from '#client/kit/clock.ts';
import { Menu } from '#client/kit/menu.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import { Sheet } from '#client/kit/sheet.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useAppointment, usePatient } from '#client/live/hooks.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useScene } from '#client/screens/desk/scene.ts';
import { AppointmentHistory } from '#client/screens/history/appointment-history.tsx';
import { CallLink } from '#client/screens/patient/call-link.tsx';
import { PatientLink } from '#client/screens/patient/patient-link.tsx';
import { PatientCard } from '#client/screens/patient/patient-card.tsx';
import { SeriesNote } from '#client/screens/series/series-note.tsx';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './appointment.module.css';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangePatientDialog } from './change-patient-dialog.tsx';
import { EnteredInErrorDialog } from './entered-in-error-dialog.tsx';
import { useLastChange } from './last-changes.ts';
import { LockGate } from './lock-gate.tsx';
import { LockNote } from './lock-note.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NoteField } from './note-field.tsx';
import { RemoteFlag } from './remote-flag.tsx';
import { whenWords } from './slot-words.ts';
import { StatusSteps } from './status-steps.tsx';
import { TagList } from './tag-list.tsx';
import { type Asking, useRareActions } from './use-rare-actions.ts';
import { VisitFacts } from './visit-facts.tsx';

interface ExistingAppointmentProps {
  readonly id: Id;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** The sheet; an appointment beyond the days that are kept is told as such. */
export function ExistingAppointment({ id, settings, onClose }: ExistingAppointmentProps) {
  const { t } = useTranslation();
  const appointment = useAppointment(id);
  const { isLoading } = useScene();
  if (appointment) {
    return (
      <LockGate appointment={appointment} settings={settings} onClose={onClose}>
        <Known appointment={appointment} settings={settings} onClose={onClose} />
      </LockGate>
    );
  }
  return (
    <Sheet title={t(($) => $.booking.sheet.edit)} onClose={onClose}>
      {isLoading ? <Skeleton height="90px" /> : <EmptyState title={t(($) => $.booking.sheet.gone)} />}
    </Sheet>
  );
}

interface KnownProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly onClose: () => void;
}

function Known({ appointment, settings, onClose }: KnownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const { id, patientId, status, scheduleIds } = appointment;
  const [asking, setAsking] = useState<Asking | null>(null);
  const patient = usePatient(patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const isReadOnly = !mayChange(caller, settings.schedules, scheduleIds);
  const rare = useRareActions(appointment, settings, setAsking);
  const isMovable = keepsTime(status) && status !== 'fulfilled';
  const isCancellable = stepBetween(status, 'cancelled') === 'forward';
  const actions = isReadOnly ? undefined : (
    <>
      {rare.length > 0 && (
        <Menu
          label={t(($) => $.common.action.more)}
          actions={rare}
          trigger={<IconButton icon="more" variant="plain" label={t(($) => $.common.action.more)} />}
        />
      )}
      <span className={styles['spring']} />
      {isCancellable && (
        <Button variant="quiet" onPress={() => setAsking('cancel')}>
          <span className={styles['danger']}>{t(($) => $.booking.action.cancel)}</span>
        </Button>
      )}
      {isMovable && (
        <Button icon="calendar" onPress={() => setAsking('move')}>
          {t(($) => $.booking.action.move)}
        </Button>
      )}
    </>
  );
  const close = () => setAsking(null);
  return (
    <Sheet
      title={<PatientLink id={patientId} name={patient} />}
      lead={whenWords(appointment, settings.clinic.zone, { t, format })}
      onClose={onClose}
      {...(actions && { actions })}
    >
      <LockNote appointment={appointment} settings={settings} onClose={onClose} />
      <RemoteFlag id={id} />
      {isReadOnly && (
        <p className={styles['readOnly']}>
          <Icon name="info" />
          {t(($) => $.booking.sheet.readOnly)}
        </p>
      )}
      <StatusSteps appointment={appointment} isReadOnly={isReadOnly} />
      <PatientCard patientId={patientId} isNamed={false} action={<CallLink patientId={patientId} />} />
      <VisitFacts appointment={appointment} settings={settings} />
      <SeriesNote appointment={appointment} settings={settings} isReadOnly={isReadOnly} onClose={onClose} />
      {isReadOnly ? <PlainNote note={appointment.note} /> : <NoteField key={id} appointment={appointment} />}
      <TagList appointment={appointment} isReadOnly={isReadOnly} />
      <LastChanged appointment={appointment} />
      <AppointmentHistory appointment={appointment} settings={settings} />
      {asking === 'cancel' && <CancelDialog id={id} onClose={close} onCancelled={onClose} />}
      {asking === 'move' && <MoveDialog id={id} onClose={close} />}
      {asking === 'patient' && <ChangePatientDialog appointment={appointment} onClose={close} />}
      {asking === 'error' && <EnteredInErrorDialog id={id} onClose={close} />}
    </Sheet>
  );
}

function PlainNote({ note }: { readonly note: string }) {
  const { t } = useTranslation();
  if (note === '') return null;
  return (
    <section className={fields['field']}>
      <h3 className={fields['label']}>{t(($) => $.booking.field.note)}</h3>
      <p className={styles['plainNote']} dir="auto">
        {note}
      </p>
    </section>
  );
}

function LastChanged({ appointment: { id, version } }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useLastChange(id);
  // A later change that nobody told about is somebody else's.
  if (change?.version !== version) return null;
  const since = format.since(Math.max(0, now() - msOf(change.at)));
  return <p className={styles['last']}>{t(($) => $.booking.sheet.lastChange, { by: change.by.name, since })}</p>;
}
