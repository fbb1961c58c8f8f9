// The visits a change touches, before it is made: each is moved, kept or cancelled, one by one or all together.
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { cancelReason, type CancelReason } from '#shared/model/appointment.ts';
import { ACTIONS, countsOf } from './decisions.ts';
import styles from './impact.module.css';
import { ImpactRowView } from './impact-row.tsx';
import { type DecidingProps, useDecisions } from './use-decisions.ts';

interface ImpactDialogProps extends DecidingProps {
  /** What the change is, in a phrase. */
  readonly about: string;
}

/** The dialog; leaving it changes nothing. */
export function ImpactDialog({ about, ...deciding }: ImpactDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const settings = useSettings();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const decisions = useDecisions(deciding);
  const { rows, total, patients, choose, isSending, trouble, tries } = decisions;
  useFirstFault(box, tries);
  if (!settings) return null;
  const counts = countsOf(rows);
  const isTooMany = total > rows.length;
  const all = rows.map(({ visit }) => visit.id);
  const names = new Map(patients.map((one) => [one.id, one.name]));
  const said = [...ACTIONS, 'open' as const]
    .filter((one) => counts[one] > 0)
    .map((one) => t(($) => $.impact.counts[one], { count: counts[one] }));
  const leave = () => !isSending && deciding.done(null);
  return (
    // Its buttons stand beside its form: what is pressed anywhere in it comes by here.
    <div
      role="presentation"
      className={styles['around']}
      onKeyDownCapture={(event) => isSubmitKey(event) && decisions.submit()}
    >
      <Dialog
        title={t(($) => $.impact.title, { count: total })}
        isOpen
        isAlert
        size="l"
        onClose={leave}
        actions={
          <>
            <p className={styles['count']} role="status">
              {said.map((one) => (
                <span key={one}>{one}</span>
              ))}
            </p>
            <Button onPress={leave}>{t(($) => $.impact.back)}</Button>
            <Button
              variant="primary"
              type="submit"
              form={formId}
              hint="Ctrl ↵"
              isPending={isSending}
              isDisabled={isTooMany}
            >
              {t(($) => $.impact.save)}
            </Button>
          </>
        }
      >
        <SubmitForm id={formId} ref={box} className={styles['form']} onSubmit={decisions.submit}>
          <p>
            <strong className={styles['about']}>{about}</strong> {t(($) => $.impact.lead)}
          </p>
          {isTooMany && <Trouble>{t(($) => $.impact.tooMany, { count: total })}</Trouble>}
          {trouble !== null && <Trouble>{trouble}</Trouble>}
          <div className={styles['bulk']} role="group" aria-label={t(($) => $.impact.all)}>
            <span className={styles['bulkName']} aria-hidden="true">
              {t(($) => $.impact.all)}
            </span>
            {ACTIONS.map((action, at) => (
              <Button key={action} size="s" autoFocus={at === 0} onPress={() => choose(all, action)}>
                {t(($) => $.impact.action[action])}
              </Button>
            ))}
          </div>
          <ul className={styles['rows']} aria-label={t(($) => $.impact.title, { count: total })}>
            {rows.map((row) => (
              <ImpactRowView
                key={row.visit.id}
                row={row}
                settings={settings}
                patient={names.get(row.visit.patientId) ?? t(($) => $.booking.patient.unknown)}
                isAsked={tries !== null && row.action === null}
                onChoose={(action) => choose([row.visit.id], action)}
              />
            ))}
          </ul>
          {counts.cancel > 0 && <Why decisions={decisions} count={counts.cancel} />}
          {counts.move > 0 && <p className={styles['calls']}>{t(($) => $.impact.calls)}</p>}
          {tries !== null && counts.open > 0 && (
            <Trouble>{t(($) => $.impact.undecided, { count: counts.open, total: format.number(total) })}</Trouble>
          )}
        </SubmitForm>
      </Dialog>
    </div>
  );
}

function Trouble({ children }: { readonly children: string }) {
  return (
    <p className={fields['error']} role="alert">
      <Icon name="error" size={14} />
      <span>{children}</span>
    </p>
  );
}

interface WhyProps {
  readonly decisions: ReturnType<typeof useDecisions>;
  readonly count: number;
}

/** Why visits are cancelled: the same for all of them. */
function Why({ decisions: { reason, setReason, note, setNote, noteFault }, count }: WhyProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['why']}>
      <Select
        label={t(($) => $.impact.reason, { count })}
        choices={cancelReason.options.map((id) => ({ id, text: t(($) => $.booking.cancel[id]) }))}
        value={reason}
        onChange={(id) => setReason(id as CancelReason)}
      />
      <TextField
        label={t(($) => $.booking.cancel.note)}
        value={note}
        onChange={setNote}
        error={noteFault}
        autoComplete="off"
        isOptional
      />
    </div>
  );
}
