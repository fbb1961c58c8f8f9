// Before an appointment is opened that a colleague has open: who, since when, and what can be done about it.
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { usePatient } from '#client/live/hooks.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useTick } from '#client/screens/desk/use-tick.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import styles from './hold-dialog.module.css';
import { whenWords } from './slot-words.ts';
import type { CardLock } from './use-card-lock.ts';

interface LockDialogProps {
  readonly lock: CardLock;
  readonly appointment: Appointment;
  readonly settings: Settings;
  /** What was to be done: opening it, or moving it. */
  readonly wish: 'open' | 'move';
  readonly onClose: () => void;
}

/** Nothing here refuses: it may be opened all the same. */
export function LockDialog({ lock, appointment, settings, wish, onClose }: LockDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const { by, theirs, isWaiting } = lock;
  const mayTake = mayChange(caller, settings.schedules, appointment.scheduleIds, 'take-over');
  const patient = usePatient(appointment.patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const tick = useTick(theirs !== undefined, 1000);
  const time = whenWords(appointment, settings.clinic.zone, { t, format });
  const since = theirs && format.since(Math.max(0, Math.max(tick, now()) - theirs.since));
  return (
    <Dialog
      title={t(($) => $.hold.lock.title, { by })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {mayTake && (
            <Button variant="quiet" icon="lock" onPress={lock.takeOver}>
              {t(($) => $.hold.lock.takeOver)}
            </Button>
          )}
          <Button onPress={lock.goIn}>
            {wish === 'open' ? t(($) => $.hold.lock.anyway) : t(($) => $.hold.lock.move)}
          </Button>
          {!isWaiting && (
            <Button variant="primary" autoFocus onPress={lock.ask}>
              {t(($) => $.hold.lock.ask)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['facts']} data-tone="booked">
        {theirs && <Avatar id={theirs.by.id} name={by} size={32} isDecorative />}
        <div className={styles['what']}>
          <p>{t(($) => $.hold.lock.lead, { patient, time })}</p>
          {since !== undefined && <p className={styles['since']}>{t(($) => $.hold.lock.since, { by, since })}</p>}
        </div>
      </div>
      {isWaiting ? (
        <p role="status" className={styles['waiting']}>
          <Spinner />
          {t(($) => $.hold.lock.asked, { by })}
        </p>
      ) : (
        <p>{t(($) => $.hold.lock.advice)}</p>
      )}
    </Dialog>
  );
}
