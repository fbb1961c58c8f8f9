// A patient as a card: who it is, how to reach them, and the way to another one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '#client/kit/bidi.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { usePatient } from '#client/live/hooks.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Id } from '#shared/model/id.ts';
import { type KnownPatient, PatientDetail } from './patient-line.tsx';
import styles from './patient.module.css';

/** What is known of a patient: what the picture shows at once, the rest as soon as it is read. */
export function useWholePatient(id: Id): KnownPatient | undefined {
  const card = usePatient(id);
  const isStored = card !== undefined && card.fileNumber > 0;
  const whole = useReading('patient.view', isStored ? { patientId: id } : null, { edition: card?.version ?? 0 });
  if (!card || whole.value?.id !== id) return card;
  return { ...whole.value, ...card };
}

interface PatientCardProps {
  readonly patientId: Id;
  /** False where the name stands over the card already. */
  readonly isNamed?: boolean;
  /** Stands at the end of the card. */
  readonly action?: ReactNode;
}

/** The card. */
export function PatientCard({ patientId, isNamed = true, action }: PatientCardProps) {
  const { t } = useTranslation();
  const patient = useWholePatient(patientId);
  return (
    <div className={styles['card']}>
      <span className={styles['picture']}>
        <Icon name="patient" size={18} />
      </span>
      <div className={styles['words']}>
        {isNamed && <Name isStrong>{patient?.name ?? t(($) => $.booking.patient.unknown)}</Name>}
        {patient && <PatientDetail patient={patient} />}
      </div>
      {action}
    </div>
  );
}
