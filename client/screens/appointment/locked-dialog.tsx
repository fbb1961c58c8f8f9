// A card that was to be dragged while a colleague has it open: asked about first, then moved by a form.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppointment, usePatient, useSettings } from '#client/live/hooks.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { LockDialog } from './lock-dialog.tsx';
import { useCardLock } from './use-card-lock.ts';

interface LockedDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The dialog, as soon as its appointment is known. */
export function LockedDialog({ id, onClose }: LockedDialogProps) {
  const settings = useSettings();
  const appointment = useAppointment(id);
  if (!settings || !appointment) return null;
  return <Asked appointment={appointment} settings={settings} onClose={onClose} />;
}

interface AskedProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly onClose: () => void;
}

function Asked({ appointment, settings, onClose }: AskedProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { id, patientId } = appointment;
  const lock = useCardLock(id, true, usePatient(patientId)?.name ?? t(($) => $.booking.patient.unknown));
  const isIn = lock.stance === 'in';
  useEffect(() => {
    if (isIn) desk.ask({ kind: 'move', id });
  }, [isIn, desk, id]);
  if (isIn) return null;
  return <LockDialog lock={lock} appointment={appointment} settings={settings} wish="move" onClose={onClose} />;
}
