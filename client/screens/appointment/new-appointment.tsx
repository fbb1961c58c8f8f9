// The sheet of a booking that is being made.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Sheet } from '#client/kit/sheet.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { resumedUnder } from '#client/screens/drafts/kept-bookings.ts';
import { useKeptBooking } from '#client/screens/drafts/use-kept-booking.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { PatientPicker } from '#client/screens/patient/patient-picker.tsx';
import { RepeatsField } from '#client/screens/series/repeats-field.tsx';
import { SeriesBooking } from '#client/screens/series/series-booking.tsx';
import { useRepeating } from '#client/screens/series/use-repeating.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import { bookingFaults, bookInput, type BookingForm, formFrom } from './booking-form.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { HoldNote } from './hold-note.tsx';
import { OverlapNote } from './overlap-note.tsx';
import { returnedUnder } from './returned-forms.ts';
import { SlotFields, SlotRefusal } from './slot-fields.tsx';
import { spanOf } from './slot-words.ts';
import type { Draft, Subject } from './subject.ts';
import { useBooking } from './use-booking.ts';
import { CloseInstead } from '#client/screens/closing/close-instead.tsx';
import { useAnyone } from './use-anyone.ts';
import { useFirstSlot } from './use-first-slot.ts';
import { useFormHold } from './use-hold.ts';
import { type SlotForm, useSlotForm } from './use-slot-form.ts';

interface NewAppointmentProps {
  readonly draft: Draft;
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly onSubject: (subject: Subject) => void;
}

/** Everything a booking needs, from the patient to the note; Control and Enter book from anywhere. */
export function NewAppointment({ draft, settings, onClose, onSubject }: NewAppointmentProps) {
  const { t } = useTranslation();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const started = useStartedForm(draft, settings);
  const returned = returnedUnder(draft);
  const resumed = resumedUnder(draft);
  const model = useSlotForm({
    settings,
    start: () => returned?.form ?? resumed?.form ?? started(),
    refusal: returned?.refusal ?? null,
  });
  const { form, change, trouble, canOverride } = model;
  const repeating = useRepeating(form, settings, resumed?.repeats ?? draft.repeats);
  const hold = useFormHold(model, repeating.isOn);
  const { book, isAsking } = useBooking({
    settings,
    onClose,
    onSubject,
    onRefused(refusal) {
      model.refused(refusal);
      hold.resume();
    },
  });
  useFirstFault(box, model.isTroubled ? trouble : null);
  useFirstSlot(model, draft);
  useAnyone(model);

  const submit = () => {
    if (repeating.isOn) {
      const isRight = model.passes(bookingFaults(form, { settings, now: clinicNow() }), { isPlan: true });
      return isRight && repeating.look();
    }
    const input = bookInput(form, settings, canOverride);
    if (isAsking || !model.passes(bookingFaults(form, { settings, now: clinicNow() }))) return undefined;
    return input && hold.give((holdId) => book(form, { ...input, ...(holdId && { holdId }) }));
  };
  const bookInstead = (slot: Alternative) => {
    const other = model.slotted(slot);
    const input = bookInput(other, settings);
    change(other);
    if (input && !isAsking) hold.give((holdId) => book(other, { ...input, ...(holdId && { holdId }) }));
  };
  const [isLeaving, setLeaving] = useState(false);
  const isTyped = (form.patientId !== null && draft.patientId === undefined) || form.note.trim() !== '';
  const leave = () => (isTyped ? setLeaving(true) : onClose());
  const kept = useKeptBooking(draft, form, {
    repeats: repeating.isOn ? repeating.rule.form : null,
    isTyped,
    isGiven: isAsking,
  });
  const discard = () => {
    kept.forget();
    onClose();
  };
  const bookWords = canOverride ? t(($) => $.hold.beyond.book) : t(($) => $.booking.action.book);
  const doing = repeating.isOn ? t(($) => $.series.preview.open) : bookWords;
  return (
    <Sheet
      title={t(($) => $.booking.sheet.new)}
      lead={<When model={model} />}
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>{t(($) => $.common.action.cancel)}</Button>
          <Button type="submit" form={formId} variant="primary" hint="Ctrl ↵" isPending={isAsking}>
            {doing}
          </Button>
        </>
      }
    >
      <SubmitForm id={formId} ref={box} className={styles['form']} onSubmit={submit}>
        {!repeating.isOn && <HoldNote hold={hold} model={model} />}
        <SlotRefusal model={model} onSlot={bookInstead} />
        <PatientPicker
          patientId={form.patientId}
          onChange={(patientId) => change({ patientId })}
          register={draft.register}
          today={model.today}
          error={trouble.fields['patientId']}
          autoFocus
        />
        {!isAsking && <OverlapNote model={model} />}
        <SlotFields model={model} isPlan={repeating.isOn} />
        <RepeatsField repeating={repeating} />
        <TextArea
          label={t(($) => $.booking.field.note)}
          hint={t(($) => $.booking.field.noteHint)}
          value={form.note}
          onChange={(note) => change({ note })}
          error={trouble.fields['note']}
          isOptional
        />
        {!isTyped && <CloseInstead form={form} start={model.start} onClose={discard} />}
      </SubmitForm>
      {repeating.wish && (
        <SeriesBooking
          wish={repeating.wish}
          note={form.note}
          settings={settings}
          onBack={repeating.leave}
          onDone={discard}
          onSubject={onSubject}
        />
      )}
      {isLeaving && <DiscardDialog onKeep={() => setLeaving(false)} onDiscard={discard} />}
    </Sheet>
  );
}

/** A doctor's booking starts in the own schedule. */
function useStartedForm(draft: Draft, settings: Settings): () => BookingForm {
  const format = useFormat();
  const { scheduleId: own } = useCaller();
  return () => {
    const facts = { settings, now: clinicNow() };
    const isOwn = own !== undefined && draft.scheduleIds === undefined;
    return formFrom(isOwn ? { ...draft, scheduleIds: [own] } : draft, facts, (minutes) => format.time(minutes));
  };
}

function When({ model: { start, settings } }: { readonly model: SlotForm }) {
  const format = useFormat();
  if (start === null) return null;
  const { date } = spanOf({ start, end: start }, settings.clinic.zone);
  const hijri = format.settings.hijri === 'off' ? '' : ` · ${format.hijriDayMonth(date)}`;
  return `${format.dateTitle(date)}${hijri}`;
}
