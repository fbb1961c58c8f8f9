// Calls a patient, where the device can.
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { usePatient } from '#client/live/hooks.ts';
import { isolateLtr } from '#shared/i18n/isolate.ts';
import type { Id } from '#shared/model/id.ts';
import styles from './patient.module.css';

/** A link; nothing where no phone is known. */
export function CallLink({ patientId }: { readonly patientId: Id }) {
  const { t } = useTranslation();
  const format = useFormat();
  const phone = usePatient(patientId)?.phone ?? null;
  if (phone === null) return null;
  const name = t(($) => $.booking.action.call, { phone: isolateLtr(format.phone(phone)) });
  return (
    <a className={styles['call']} href={`tel:${phone}`} aria-label={name} title={name}>
      <Icon name="phone" />
    </a>
  );
}
