// Moving an appointment without dragging: service, practitioner, room, day and time, with the free times at hand.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useAppointment, usePatient, useSettings } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { slotOf } from '#client/live/fields.ts';
import type { SlotChange } from '#client/screens/desk/moves.ts';
import { ScopeDialog } from '#client/screens/series/scope-dialog.tsx';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import { bookingFaults } from './booking-form.ts';
import { formOfAppointment, moveInputOf, movedTo } from './move-form.ts';
import { SlotFields, SlotRefusal } from './slot-fields.tsx';
import { whenWords } from './slot-words.ts';
import { useMove } from './use-move.ts';
import { useSlotForm } from './use-slot-form.ts';

interface MoveDialogProps {
  readonly id: string;
  /** What shall become of its slot, where that was said already. */
  readonly to?: SlotChange | undefined;
  readonly onClose: () => void;
}

/** The dialog, as soon as its appointment is known. */
export function MoveDialog({ id, to, onClose }: MoveDialogProps) {
  const settings = useSettings();
  const appointment = useAppointment(id);
  if (!settings || !appointment) return null;
  return <MoveForm key={id} appointment={appointment} settings={settings} to={to} onClose={onClose} />;
}

interface MoveFormProps {
  readonly appointment: Appointment;
  readonly to: SlotChange | undefined;
  readonly settings: Settings;
  readonly onClose: () => void;
}

function MoveForm({ appointment, settings, to, onClose }: MoveFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const patient = usePatient(appointment.patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const box = useRef<HTMLDivElement>(null);
  // What was seen when the dialog opened: a colleague's change since then must be asked about.
  const [seen] = useState(appointment);
  const start = () => formOfAppointment(movedTo(appointment, to), (minutes) => format.time(minutes));
  const model = useSlotForm({ settings, start, except: appointment.id });
  const { move, isAsking } = useMove({ onClose, onRefused: model.refused });
  const { form, trouble, canOverride } = model;
  // One of a series: how far the move reaches is asked before it is given.
  const [asked, setAsked] = useState<CommandInput<'appointment.move'> | null>(null);
  useFirstFault(box, model.isTroubled ? trouble : null);

  const submit = () => {
    const facts = { settings, now: clinicNow(), before: slotOf(seen) };
    if (isAsking || !model.passes(bookingFaults(form, facts))) return undefined;
    const input = moveInputOf(form, seen, settings, canOverride);
    if (!input) return onClose();
    return appointment.seriesId === null ? move(input) : setAsked(input);
  };
  const moveInstead = (slot: Alternative) => {
    const other = model.slotted(slot);
    const input = moveInputOf(other, seen, settings);
    model.change(other);
    if (!input || isAsking) return undefined;
    return appointment.seriesId === null ? move(input) : setAsked(input);
  };
  if (asked) {
    const { start, durationMinutes, scheduleIds, serviceId } = asked;
    const slot = { start, durationMinutes, scheduleIds, serviceId };
    return (
      <ScopeDialog
        id={appointment.id}
        change={slot}
        onThis={() => {
          setAsked(null);
          move(asked);
        }}
        onClose={() => setAsked(null)}
        onDone={onClose}
      />
    );
  }
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
            {canOverride ? t(($) => $.hold.beyond.move) : t(($) => $.booking.move.submit)}
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
        <SlotRefusal model={model} onSlot={moveInstead} />
        <SlotFields model={model} />
      </div>
    </Dialog>
  );
}
