// Where an appointment stands and the steps it can take next, the usual one first.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import type { IconName } from '#client/kit/icon.tsx';
import { StatusBadge } from '#client/kit/status-badge.tsx';
import { statusWord } from '#client/kit/status.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { useCommands } from '#client/screens/desk/use-commands.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import { nextStates } from '#shared/rules/appointment-status.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import styles from './status-steps.module.css';

const ICONS: Readonly<Partial<Record<AppointmentStatus, IconName>>> = {
  arrived: 'place',
  'checked-in': 'stethoscope',
  fulfilled: 'check',
  noshow: 'noshow',
};

interface StatusStepsProps {
  readonly appointment: Appointment;
  readonly isReadOnly: boolean;
}

/** The badge, and what can be done about it. */
export function StatusSteps({ appointment, isReadOnly }: StatusStepsProps) {
  const { t } = useTranslation();
  const commands = useCommands();
  const now = useClinicNow(MINUTE);
  const { id, status, start } = appointment;
  const isConfirmed = appointment.confirmedAt !== null;
  const isDue = start.slice(0, 10) <= instantOf(now).slice(0, 10);
  const next = nextStates(status, msOf(start) <= now).filter((to) => to in ICONS);
  return (
    <div className={styles['status']}>
      <div className={styles['line']}>
        <StatusBadge status={statusWord(status, isConfirmed)} />
        {!isReadOnly && status === 'booked' && (
          <Button size="s" variant="quiet" icon="confirmed" onPress={() => commands.confirm(id, !isConfirmed)}>
            {isConfirmed ? t(($) => $.booking.action.unconfirm) : t(($) => $.booking.action.confirm)}
          </Button>
        )}
      </div>
      {!isReadOnly && next.length > 0 && (
        <div className={styles['steps']} role="group" aria-label={t(($) => $.booking.advance.title)}>
          {next.map((to, at) => (
            <Button
              key={to}
              variant={at === 0 && isDue ? 'primary' : 'plain'}
              icon={ICONS[to]}
              onPress={() => commands.advance(id, to)}
            >
              {t(($) => $.booking.advance[to])}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
