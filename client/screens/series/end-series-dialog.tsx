// Ending a series, or cancelling visits of it: the last one that stays, how many go, and why.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { Icon } from '#client/kit/icon.tsx';
import fields from '#client/kit/field.module.css';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { usePatient } from '#client/live/hooks.ts';
import { RadioList } from '#client/screens/appointment/radio-list.tsx';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import type { QueryOutput } from '#shared/contract/queries.ts';
import { cancelReason, type CancelReason } from '#shared/model/appointment.ts';
import { ruleTextSentence } from './rule-sentence.ts';
import styles from './scope.module.css';
import { endAfter, standingFrom } from './series-place.ts';
import { useSeriesEnd } from './use-series-end.ts';

interface EndSeriesDialogProps {
  readonly view: QueryOutput<'series.view'>;
  /** The visit from which on it ends, unless another is chosen. */
  readonly from: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const NONE = 'none';

/** The dialog; keeping the series is the way out that has the focus. */
export function EndSeriesDialog({ view, from, onClose, onDone }: EndSeriesDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = useSeriesEnd();
  const { series, appointments } = view;
  const patient = usePatient(series.patientId ?? '')?.name ?? view.patients[0]?.name ?? '';
  const standing = standingFrom(appointments, '', clinicNow());
  const before = standing.filter((one) => (one.recurrenceId ?? '') < from);
  const [last, setLast] = useState<string>(before.at(-1)?.recurrenceId ?? NONE);
  const [reason, setReason] = useState<CancelReason>('patient');
  const [note, setNote] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const going = standing.filter((one) => last === NONE || (one.recurrenceId ?? '') > last);
  const recurrenceId = endAfter(standing, last === NONE ? null : last, from);
  const submit = async () => {
    if (isAsking) return undefined;
    setAsking(true);
    const said = await end(view, recurrenceId, { reason, ...(note.trim() !== '' && { note }) });
    setAsking(false);
    return said === null ? onDone() : setFault(said);
  };
  const choices = [
    { id: NONE, text: t(($) => $.series.scope.endAll) },
    ...standing.map((one) => ({ id: one.recurrenceId ?? '', text: whenWords(one, one.zone, { t, format }) })),
  ];
  const rule = ruleTextSentence(series.rule, { t, format });
  return (
    <Dialog
      title={t(($) => $.series.scope.endTitle)}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t(($) => $.series.scope.stay)}
          </Button>
          <Button variant="danger" isPending={isAsking} onPress={() => void submit()}>
            {t(($) => $.series.scope.endNow)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.series.scope.endLead, { patient, rule })}</p>
      <SubmitForm className={styles['form']} onSubmit={() => void submit()}>
        <Select label={t(($) => $.series.scope.endFrom)} choices={choices} value={last} onChange={setLast} />
        <p role="status">
          <strong>
            {going.length === 0
              ? t(($) => $.series.scope.endNone)
              : t(($) => $.series.scope.endCount, { count: going.length })}
          </strong>
        </p>
        <RadioList
          label={t(($) => $.booking.cancel.reason)}
          choices={cancelReason.options.map((id) => ({ id, text: t(($) => $.booking.cancel[id]) }))}
          value={reason}
          onChange={setReason}
        />
        <TextArea label={t(($) => $.booking.cancel.note)} value={note} onChange={setNote} isOptional />
        {fault !== null && (
          <p className={fields['error']} role="alert">
            <Icon name="error" size={14} />
            <span>{fault}</span>
          </p>
        )}
      </SubmitForm>
    </Dialog>
  );
}
