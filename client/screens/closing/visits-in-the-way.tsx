// The visits that stand in the time to be closed: each with its patient and time, to be kept or not.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Checkbox } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { usePatientNames } from '#client/screens/desk/use-picture.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Settings } from '#shared/contract/queries.ts';
import styles from './closing.module.css';
import { visitTimes } from './closing-words.ts';
import { useReadNames } from './use-read-names.ts';
import type { Closing } from './use-close.ts';

interface VisitsInTheWayProps {
  readonly closing: Closing;
  readonly settings: Settings;
}

/** The list; nothing while nobody is in the way. */
export function VisitsInTheWay({ closing: { visits, kept, keep }, settings }: VisitsInTheWayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = usePatientNames(visits.map(({ patientId }) => patientId));
  const read = useReadNames(visits, known);
  if (visits.length === 0) return null;
  const timeOf = visitTimes(visits, settings.clinic.zone, { t, format });
  return (
    <div
      className={styles['way']}
      data-tone="arrived"
      role="group"
      aria-label={t(($) => $.day.closed.stays)}
      data-fault
    >
      <p role="alert">
        <strong>{t(($) => $.day.close.conflict, { count: visits.length })}</strong> {t(($) => $.day.close.conflictLead)}
      </p>
      <ul className={styles['visits']}>
        {visits.map((visit) => {
          const { id, patientId } = visit;
          const patient = known.get(patientId) ?? read.get(patientId) ?? t(($) => $.booking.patient.unknown);
          const words = t(($) => $.day.close.keep, { patient, time: isolateAs(format.direction, timeOf(visit)) });
          return (
            <li key={id}>
              <Checkbox isSelected={kept.has(id)} onChange={(stays) => keep([id], stays)}>
                {words}
              </Checkbox>
            </li>
          );
        })}
      </ul>
      <Button
        size="s"
        icon="check"
        onPress={() =>
          keep(
            visits.map(({ id }) => id),
            true,
          )
        }
      >
        {t(($) => $.day.close.keepAll)}
      </Button>
    </div>
  );
}
