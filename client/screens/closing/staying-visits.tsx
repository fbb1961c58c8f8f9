// The visits that stay in closed time, each leading to its card.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useAppointment, usePatient } from '#client/live/hooks.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Closure } from '#shared/model/closure.ts';
import styles from './closing.module.css';
import { visitTimes } from './closing-words.ts';

interface StayingVisitsProps {
  readonly closure: Closure;
  readonly zone: string;
}

/** The list; nothing where nobody stays. */
export function StayingVisits({ closure: { kept }, zone }: StayingVisitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (kept.length === 0) return null;
  const timeOf = visitTimes(kept, zone, { t, format });
  const inOrder = kept.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return (
    <div className={styles['staying']}>
      <p className={styles['small']}>{t(($) => $.day.closed.stays)}</p>
      <ul className={styles['visits']}>
        {inOrder.map(({ appointmentId, ...span }) => (
          <li key={appointmentId}>
            <Visit id={appointmentId} time={timeOf(span)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface VisitProps {
  readonly id: string;
  readonly time: string;
}

function Visit({ id, time }: VisitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const visit = useAppointment(id);
  const patient = usePatient(visit?.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  const words = t(($) => $.day.close.keep, { patient, time: isolateAs(format.direction, time) });
  return (
    <Button variant="quiet" size="s" isDisabled={!visit} onPress={() => desk.open(id)}>
      {words}
    </Button>
  );
}
