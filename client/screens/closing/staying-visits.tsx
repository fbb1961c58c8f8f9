// The visits that stay in closed time, each leading to its card.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useAppointment, usePatient } from '#client/live/hooks.ts';
import type { Closure } from '#shared/model/closure.ts';
import styles from './closing.module.css';

interface StayingVisitsProps {
  readonly closure: Closure;
  readonly zone: string;
}

/** The list; nothing where nobody stays. */
export function StayingVisits({ closure: { kept }, zone }: StayingVisitsProps) {
  const { t } = useTranslation();
  if (kept.length === 0) return null;
  return (
    <div className={styles['staying']}>
      <p className={styles['small']}>{t(($) => $.day.closed.stays)}</p>
      <ul className={styles['visits']}>
        {kept.map(({ appointmentId, ...span }) => (
          <li key={appointmentId}>
            <Visit id={appointmentId} span={span} zone={zone} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface VisitProps {
  readonly id: string;
  readonly span: Pick<Closure, 'start' | 'end'>;
  readonly zone: string;
}

function Visit({ id, span, zone }: VisitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const visit = useAppointment(id);
  const patient = usePatient(visit?.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  const words = t(($) => $.day.close.keep, { patient, time: whenWords(visit ?? span, zone, { t, format }) });
  return (
    <Button variant="quiet" size="s" isDisabled={!visit} onPress={() => desk.open(id)}>
      {words}
    </Button>
  );
}
