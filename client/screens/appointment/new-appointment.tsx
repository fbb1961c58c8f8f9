// The sheet of a booking that is being made.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { Sheet } from '#client/kit/sheet.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { PatientPicker } from '#client/screens/patient/patient-picker.tsx';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import {
  bookingFaults,
  bookInput,
  type BookingForm,
  closedAt,
  formFrom,
  needsOf,
  startOf,
  withSchedule,
  withService,
} from './booking-form.ts';
import { useFreeSlots } from './free-slots.ts';
import { NeedFields } from './need-fields.tsx';
import { OutsideNote } from './outside-note.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { type FieldSentences, fieldSentences, type No } from './refusals.ts';
import { returnedUnder } from './returned-forms.ts';
import { practitionerOf, spanOf } from './slot-words.ts';
import type { Draft, Subject } from './subject.ts';
import { TimeFields } from './time-fields.tsx';
import { useBooking } from './use-booking.ts';
import { useTakenBy } from './use-taken-by.ts';

interface NewAppointmentProps {
  readonly draft: Draft;
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly onSubject: (subject: Subject) => void;
}

type Trouble = { readonly fields: FieldSentences; readonly refusal: No | null };

const NONE: Trouble = { fields: {}, refusal: null };

/** Everything a booking needs, from the patient to the note; Control and Enter book from anywhere. */
export function NewAppointment({ draft, settings, onClose, onSubject }: NewAppointmentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const [now] = useState(clinicNow);
  const { zone } = settings.clinic;
  const today = dateIn(zone, now);
  const [form, setForm] = useState(() => returnedUnder(draft)?.form ?? startedForm());
  const [trouble, setTrouble] = useState(() => troubleOf(returnedUnder(draft)?.refusal ?? null));
  useFirstFault(box, trouble === NONE ? null : trouble);
  const { book, isAsking } = useBooking({
    settings,
    onClose,
    onSubject,
    onRefused: (refusal) => setTrouble(troubleOf(refusal)),
  });
  const change = (part: Partial<BookingForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setTrouble(NONE);
  };

  const start = startOf(form, settings);
  const closed = useMemo(() => closedAt(form, settings), [form, settings]);
  const wish = { ...form, zone };
  const free = useFreeSlots(wish);
  const taken = useTakenBy(start === null ? null : { ...form, start }, settings);
  const mayOverride = mayChange(caller, settings.schedules, form.scheduleIds, 'override');
  const takeSlot = (slot: Alternative) => {
    const span = spanOf(slot, zone);
    change({ scheduleIds: slot.scheduleIds, date: span.date, time: format.time(span.start) });
  };
  useFirstSlot(form, draft, free.slots, takeSlot);

  const submit = () => {
    if (isAsking) return;
    const faults = bookingFaults(form, { settings, now: clinicNow() });
    const fields = Object.fromEntries(
      faults.map(({ path, problem, params }) => [path.split('.')[0] ?? path, fieldText(t, problem, params)]),
    );
    const isBarred = closed.length > 0 && !mayOverride;
    const lacksReason = closed.length > 0 && mayOverride && form.reason.trim() === '';
    const wrong = lacksReason ? { ...fields, override: fieldText(t, 'reason') } : fields;
    const input = bookInput(form, settings);
    if (Object.keys(wrong).length > 0 || isBarred || !input) {
      return setTrouble({ fields: wrong, refusal: isBarred ? { code: 'outside-hours', alternatives: [] } : null });
    }
    setTrouble(NONE);
    return book(form, input);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const isBarredHere = trouble.refusal?.code === 'outside-hours' && closed.length > 0;
  return (
    <Sheet
      title={t(($) => $.booking.sheet.new)}
      lead={start === null ? undefined : <When start={start} settings={settings} />}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
          <Button type="submit" form={formId} variant="primary" hint="Ctrl ↵" isPending={isAsking}>
            {closed.length > 0 && mayOverride ? t(($) => $.booking.override.book) : t(($) => $.booking.action.book)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={box}
        className={styles['form']}
        noValidate
        onKeyDown={byKey}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {trouble.refusal && !isBarredHere && (
          <RefusalNote
            refusal={trouble.refusal}
            settings={settings}
            date={form.date}
            known={practitionerOf(settings, form.scheduleIds)?.id}
            onSlot={takeSlot}
          />
        )}
        <PatientPicker
          patientId={form.patientId}
          onChange={(patientId) => change({ patientId })}
          today={today}
          error={trouble.fields['patientId']}
          autoFocus
        />
        <Select
          label={t(($) => $.booking.field.service)}
          choices={settings.services
            .filter(({ active }) => active)
            .map((one) => ({
              id: one.id,
              text: nameIn(format.settings.language, one),
              detail: format.duration(one.durationMinutes),
            }))}
          value={form.serviceId}
          onChange={(id) => change(withService(form, settings, id))}
          error={trouble.fields['serviceId']}
        />
        <NeedFields
          needs={needsOf(form, settings)}
          settings={settings}
          scheduleIds={form.scheduleIds}
          onChange={(able, chosen) => change(withSchedule(form, able, chosen))}
          error={trouble.fields['scheduleIds']}
        />
        <TimeFields
          form={form}
          onChange={change}
          onSlot={takeSlot}
          settings={settings}
          free={free}
          today={today}
          faults={trouble.fields}
          taken={taken}
        />
        {closed.length > 0 && (
          <OutsideNote
            closed={closed}
            settings={settings}
            wish={wish}
            mayOverride={mayOverride}
            reason={form.reason}
            onReason={(reason) => change({ reason })}
            onSlot={takeSlot}
            error={trouble.fields['override']}
            isAnswer={isBarredHere}
          />
        )}
        <TextArea
          label={t(($) => $.booking.field.note)}
          hint={t(($) => $.booking.field.noteHint)}
          value={form.note}
          onChange={(note) => change({ note })}
          error={trouble.fields['note']}
          isOptional
        />
      </form>
    </Sheet>
  );

  function startedForm(): BookingForm {
    const started = formFrom(draft, { settings, now }, (minutes) => format.time(minutes));
    const own = caller.scheduleId;
    if (own === undefined || started.scheduleIds.includes(own) || draft.scheduleIds !== undefined) return started;
    return { ...started, scheduleIds: [...started.scheduleIds, own] };
  }

  function troubleOf(refusal: No | null): Trouble {
    return refusal === null ? NONE : { fields: fieldSentences(refusal, t), refusal };
  }
}

/** A booking opened without a time starts at the first free one, until somebody has typed or chosen another. */
function useFirstSlot(
  form: BookingForm,
  draft: Draft,
  slots: readonly Alternative[],
  take: (slot: Alternative) => void,
): void {
  const isOpen = useRef(draft.start === undefined);
  const [first] = slots;
  useEffect(() => {
    if (!isOpen.current || !first) return;
    isOpen.current = false;
    if (form.time === '') take(first);
  }, [first, form.time, take]);
}

function When({ start, settings }: { readonly start: string; readonly settings: Settings }) {
  const format = useFormat();
  const span = spanOf({ start, end: start }, settings.clinic.zone);
  const hijri = format.settings.hijri === 'off' ? '' : ` · ${format.hijriDayMonth(span.date)}`;
  return `${format.dateTitle(span.date)}${hijri}`;
}
