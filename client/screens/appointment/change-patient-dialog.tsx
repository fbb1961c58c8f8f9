// Giving an appointment to another patient.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { PatientPicker } from '#client/screens/patient/patient-picker.tsx';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import styles from './appointment.module.css';
import { refusalSentence } from './refusals.ts';
import { useEdits } from './use-edits.ts';

interface ChangePatientDialogProps {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}

/** Whom it is given to may be registered in place. */
export function ChangePatientDialog({ appointment, onClose }: ChangePatientDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const edit = useEdits();
  const box = useRef<HTMLDivElement>(null);
  const [seen] = useState(appointment);
  const [patientId, setPatientId] = useState<Id | null>(null);
  const [faults, setFaults] = useState<{ readonly patientId?: string }>({});
  useFirstFault(box, faults);
  const submit = async () => {
    if (patientId === null) return setFaults({ patientId: fieldText(t, 'required') });
    const came = await edit({
      appointmentId: seen.id,
      baseVersion: seen.version,
      base: { patientId: seen.patientId },
      patientId,
    });
    if (came.how === 'refused') return setFaults({ patientId: refusalSentence(came.no, t, format) });
    return came.how === 'left' ? undefined : onClose();
  };
  return (
    <Dialog
      title={t(($) => $.booking.patient.changeTitle)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
          <Button variant="primary" onPress={() => void submit()}>
            {t(($) => $.booking.action.save)}
          </Button>
        </>
      }
    >
      <div ref={box} className={styles['form']}>
        <PatientPicker
          patientId={patientId}
          onChange={setPatientId}
          today={dateIn(seen.zone, clinicNow())}
          error={faults.patientId}
          autoFocus
        />
      </div>
    </Dialog>
  );
}
