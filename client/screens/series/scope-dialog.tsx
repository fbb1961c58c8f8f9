// A visit of a series was moved: this visit alone, this and all following, or all that are to come.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useAppointment, usePatient, useSettings } from '#client/live/hooks.ts';
import { movedTo } from '#client/screens/appointment/move-form.ts';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import type { SlotChange } from '#client/screens/desk/moves.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { wallOf } from '#shared/time/zone.ts';
import { type Change, ChangeSeries } from './change-series.tsx';
import styles from './scope.module.css';
import { useSeries } from './use-series.ts';

/** How far a change reaches. */
export type Scope = Change['scope'];
export const SCOPES = ['this', 'following', 'all'] as const satisfies readonly Scope[];

interface ScopeDialogProps {
  readonly id: string;
  /** What becomes of the visit's slot. */
  readonly change: SlotChange & { readonly serviceId?: string | undefined };
  /** Only this visit: it is given as any other is. */
  readonly onThis: () => void;
  readonly onClose: () => void;
  /** The whole of it is done. */
  readonly onDone?: (() => void) | undefined;
}

/** Three buttons, the first of which has the focus: Enter moves this visit, Escape leaves it where it was. */
export function ScopeDialog({ id, change, onThis, onClose, onDone = onClose }: ScopeDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const settings = useSettings();
  const appointment = useAppointment(id);
  const patient = usePatient(appointment?.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  const { view, isFailed } = useSeries(appointment?.seriesId ?? null);
  const [scope, setScope] = useState<Scope | null>(null);
  if (!appointment || !settings || appointment.recurrenceId === null) return null;
  const after = movedTo(appointment, change);
  const lead = t(($) => $.series.scope.moveLead, {
    patient,
    time: whenWords(after, settings.clinic.zone, { t, format }),
  });
  if (scope !== null && view) {
    return (
      <ChangeSeries
        series={view.series}
        change={{ recurrenceId: appointment.recurrenceId, scope, set: setOf(change, appointment) }}
        lead={`${t(($) => $.series.scope[scope])} · ${whenWords(after, settings.clinic.zone, { t, format })}`}
        settings={settings}
        onBack={() => setScope(null)}
        onDone={onDone}
      />
    );
  }
  const isWaiting = scope !== null && !isFailed;
  return (
    <Dialog title={t(($) => $.series.scope.title)} isOpen size="s" onClose={onClose}>
      <p>{lead}</p>
      <div className={styles['scopes']} role="group" aria-label={t(($) => $.series.scope.which)}>
        <Button variant="primary" autoFocus isWide hint="Enter" onPress={onThis}>
          {t(($) => $.series.scope.this)}
        </Button>
        <Button isWide isPending={isWaiting && scope === 'following'} onPress={() => setScope('following')}>
          {`${t(($) => $.series.scope.following)}…`}
        </Button>
        <Button isWide isPending={isWaiting && scope === 'all'} onPress={() => setScope('all')}>
          {`${t(($) => $.series.scope.all)}…`}
        </Button>
        <Button isWide variant="quiet" onPress={onClose}>
          {t(($) => $.series.scope.keep)}
        </Button>
      </div>
      {isFailed && <p role="alert">{t(($) => $.series.sheet.failed)}</p>}
    </Dialog>
  );
}

/** The slot as a series has it: its start on the wall. */
function setOf({ start, serviceId, ...rest }: ScopeDialogProps['change'], { zone }: Appointment): Change['set'] {
  return {
    ...rest,
    ...(serviceId !== undefined && { serviceId }),
    ...(start !== undefined && { startLocal: wallOf(start, zone) }),
  };
}
