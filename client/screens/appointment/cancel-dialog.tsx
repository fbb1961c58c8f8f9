// Cancelling an appointment: why, and a word for those who ask later.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { useAppointment, useLive, usePatient } from '#client/live/hooks.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { SCOPES, type Scope } from '#client/screens/series/scope-dialog.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { standingFrom } from '#client/screens/series/series-place.ts';
import { useSeries } from '#client/screens/series/use-series.ts';
import { useSeriesEnd } from '#client/screens/series/use-series-end.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { commands } from '#shared/contract/commands.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import { cancelReason, type CancelReason } from '#shared/model/appointment.ts';
import styles from './appointment.module.css';
import { RadioList } from './radio-list.tsx';
import { whenWords } from './slot-words.ts';

interface CancelDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  /** It was given; the card is gone already. */
  readonly onCancelled?: () => void;
}

/** The dialog; keeping the appointment is the way out that has the focus. */
export function CancelDialog({ id, onClose, onCancelled }: CancelDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const telling = useTelling();
  const appointment = useAppointment(id);
  const patient = usePatient(appointment?.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  const [reason, setReason] = useState<CancelReason>('patient');
  const [note, setNote] = useState('');
  const [faults, setFaults] = useState<{ readonly note?: string }>({});
  const box = useRef<HTMLDivElement>(null);
  useFirstFault(box, faults);
  const end = useSeriesEnd();
  const { view } = useSeries(appointment?.seriesId ?? null);
  const [scope, setScope] = useState<Scope>('this');
  const [isAsking, setAsking] = useState(false);
  if (!appointment) return null;

  const submit = () => {
    const input = {
      appointmentId: id,
      baseVersion: appointment.version,
      reason,
      ...(note.trim() !== '' && { note }),
    };
    const parsed = commands['appointment.cancel'].input.safeParse(input);
    const [fault] = parsed.success ? [] : faultsOf(parsed.error, input);
    if (fault) return setFaults({ note: fieldText(t, fault.problem, fault.params) });
    if (scope !== 'this' && view) return void endFrom(view);
    const { answer } = live.ask('appointment.cancel', input);
    const about = { name: 'appointment.cancel', on: { noun: 'appointment', id } } as const;
    void answer.then(
      (came) =>
        came.ok &&
        telling.done(
          t(($) => $.calendar.toast.cancelled, { patient }),
          came,
          about,
        ),
    );
    onClose();
    return onCancelled?.();
  };
  const endFrom = async (shown: NonNullable<typeof view>) => {
    const planned = appointment.recurrenceId ?? '';
    const [first] = standingFrom(shown.appointments, scope === 'all' ? '' : planned, clinicNow());
    setAsking(true);
    const why = { reason, ...(note.trim() !== '' && { note }) };
    const said = await end(shown, first?.recurrenceId ?? planned, why);
    setAsking(false);
    if (said !== null) return setFaults({ note: said });
    onClose();
    return onCancelled?.();
  };
  const earliest = scope === 'all' ? '' : (appointment.recurrenceId ?? '');
  const going = view ? standingFrom(view.appointments, earliest, clinicNow()) : [];
  const reasons = cancelReason.options.map((each) => ({ id: each, text: t(($) => $.booking.cancel[each]) }));
  const time = whenWords(appointment, appointment.zone, { t, format });
  return (
    <Dialog
      title={t(($) => $.booking.cancel.title)}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t(($) => $.booking.cancel.keep)}
          </Button>
          <Button variant="danger" isPending={isAsking} onPress={submit}>
            {t(($) => $.booking.cancel.submit)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.booking.cancel.lead, { patient, time })}</p>
      <div
        ref={box}
        role="presentation"
        className={styles['form']}
        onKeyDownCapture={(event) => isSubmitKey(event) && submit()}
      >
        {view?.series.active === true && (
          <div className={styles['form']}>
            <RadioList
              label={t(($) => $.series.scope.which)}
              choices={SCOPES.map((each) => ({ id: each, text: t(($) => $.series.scope[each]) }))}
              value={scope}
              onChange={setScope}
            />
            {scope !== 'this' && (
              <p role="status">
                <strong>
                  {going.length === 0
                    ? t(($) => $.series.scope.endNone)
                    : t(($) => $.series.scope.endCount, { count: going.length })}
                </strong>
              </p>
            )}
          </div>
        )}
        <RadioList label={t(($) => $.booking.cancel.reason)} choices={reasons} value={reason} onChange={setReason} />
        <TextArea
          label={t(($) => $.booking.cancel.note)}
          value={note}
          onChange={setNote}
          error={faults.note}
          isOptional
        />
      </div>
    </Dialog>
  );
}
