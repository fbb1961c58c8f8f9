// Stands before an appointment's sheet: what a colleague has open is asked about first.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatient } from '#client/live/hooks.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { LockDialog } from './lock-dialog.tsx';
import { CardLockContext, useCardLock } from './use-card-lock.ts';

interface LockGateProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The sheet inside is drawn once it is open here; those who may only look are never asked. */
export function LockGate({ appointment, settings, onClose, children }: LockGateProps) {
  const { t } = useTranslation();
  const caller = useCaller();
  const patient = usePatient(appointment.patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const lock = useCardLock(appointment.id, mayChange(caller, settings.schedules, appointment.scheduleIds), patient);
  if (lock.stance === 'deciding') {
    return <LockDialog lock={lock} appointment={appointment} settings={settings} wish="open" onClose={onClose} />;
  }
  return <CardLockContext value={lock}>{children}</CardLockContext>;
}
