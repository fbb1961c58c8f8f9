// Moving an appointment without dragging: service, practitioner, room, day and time, with the free times at hand.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useAppointment, usePatient, useSettings } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import { bookingFaults } from './booking-form.ts';
import { ConflictNote } from './conflict-note.tsx';
import { formOfAppointment, moveInputOf, movedSlot } from './move-form.ts';
import { SlotFields, SlotRefusal } from './slot-fields.tsx';
import { whenWords } from './slot-words.ts';
import { isSubmitKey } from './submit-key.ts';
import { useMove } from './use-move.ts';
import { useSlotForm } from './use-slot-form.ts';

interface MoveDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The dialog, as soon as its appointment is known. */
export function MoveDialog({ id, onClose }: MoveDialogProps) {
  const settings = useSettings();
  const appointment = useAppointment(id);
  if (!settings || !appointment) return null;
  return <MoveForm key={id} appointment={appointment} settings={settings} onClose={onClose} />;
}

interface MoveFormProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly onClose: () => void;
}

function MoveForm({ appointment, settings, onClose }: MoveFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const patient = usePatient(appointment.patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const box = useRef<HTMLDivElement>(null);
  // What was seen when the dialog opened: a colleague's change since then must be asked about.
  const [seen] = useState(appointment);
  const start = () => formOfAppointment(appointment, (minutes) => format.time(minutes));
  const model = useSlotForm({ settings, start, except: appointment.id });
  const { move, isAsking } = useMove({ onClose, onRefused: model.refused });
  const { form, trouble } = model;
  useFirstFault(box, model.isTroubled ? trouble : null);

  const give = (base: Appointment) => {
    if (isAsking || !model.passes(bookingFaults(form, { settings, now: clinicNow() }))) return;
    const input = moveInputOf(form, base, settings);
    if (input) move(input);
    else onClose();
  };
  const submit = () => give(seen);
  const moveInstead = (slot: Alternative) => {
    const other = model.slotted(slot);
    const input = moveInputOf(other, seen, settings);
    model.change(other);
    if (input && !isAsking) move(input);
  };
  const mine = movedSlot(form, settings);
  const conflict = trouble.refusal?.code === 'conflict' ? trouble.refusal : null;
  const time = whenWords(seen, settings.clinic.zone, { t, format });
  return (
    <Dialog
      title={t(($) => $.booking.move.title)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
          <Button variant="primary" onPress={submit} isPending={isAsking}>
            {model.closed.length > 0 && model.mayOverride
              ? t(($) => $.booking.move.anyway)
              : t(($) => $.booking.move.submit)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.booking.move.lead, { patient, time })}</p>
      <div
        ref={box}
        role="presentation"
        className={styles['form']}
        onKeyDownCapture={(event) => isSubmitKey(event) && submit()}
      >
        {conflict ? (
          <ConflictNote
            written={conflict.fields[0] ?? { by: null, at: null }}
            theirs={whenWords(appointment, settings.clinic.zone, { t, format })}
            mine={mine ? whenWords(mine, settings.clinic.zone, { t, format }) : form.time}
            onKeepTheirs={onClose}
            onApplyMine={() => give(conflict.current as Appointment)}
          />
        ) : (
          <SlotRefusal model={model} onSlot={moveInstead} />
        )}
        <SlotFields model={model} />
      </div>
    </Dialog>
  );
}
