// A patient's name that leads to the patient's page.
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import type { Id } from '#shared/model/id.ts';
import styles from './patient.module.css';

interface PatientLinkProps {
  readonly id: Id;
  readonly name: string;
}

/** The name as a button. */
export function PatientLink({ id, name }: PatientLinkProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <Button
      className={styles['link'] ?? ''}
      onPress={() => desk.patient(id)}
      aria-label={t(($) => $.patient.page.openOf, { patient: name })}
    >
      <bdi>{name}</bdi>
    </Button>
  );
}
