// Closing time: whose, when, why; what becomes of the visits in it is asked next.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Switch } from '#client/kit/checkbox.tsx';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { ReasonChips } from '#client/screens/appointment/reason-field.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { ClosingPreview } from '#client/screens/series/closing-preview.tsx';
import { type Closing as RepeatedClosing, closingWish } from '#client/screens/series/closing-wish.ts';
import { RuleBuilder } from '#client/screens/series/rule-builder.tsx';
import { useRule } from '#client/screens/series/use-rule.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { type CloseWish, fromDateMoved } from './close-form.ts';
import styles from './closing.module.css';
import { type Closing, useClosing } from './use-close.ts';

interface CloseDialogProps {
  readonly wish: CloseWish;
  readonly onClose: () => void;
}

const READY = ['leave', 'meeting', 'prayer', 'maintenance'] as const;

/** The dialog; Control and Enter close the time from anywhere in it. */
export function CloseDialog({ wish, onClose }: CloseDialogProps) {
  const settings = useSettings();
  return settings && <Asking wish={wish} settings={settings} onClose={onClose} />;
}

function Asking({ wish, settings, onClose }: CloseDialogProps & { readonly settings: Settings }) {
  const { t } = useTranslation();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const closing = useClosing(wish, settings, onClose);
  const { form, trouble, change, submit, isAsking, impact } = closing;
  const [isRepeating, setRepeating] = useState(false);
  const rule = useRule(form.fromDate, settings.clinic.weekStart);
  const [repeated, setRepeated] = useState<RepeatedClosing | null>(null);
  const look = () => {
    const input = closing.check();
    if (rule.passes() && input && rule.text !== null) setRepeated(closingWish(input, rule.text, settings.clinic.zone));
  };
  useFirstFault(box, trouble);
  const ready = READY.map((name) => t(($) => $.day.close.ready[name]));
  return (
    <>
      <Dialog
        title={t(($) => $.day.close.title)}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
            <Button type="submit" form={formId} variant="primary" hint="Ctrl ↵" isPending={isAsking}>
              {isRepeating ? t(($) => $.series.closing.preview) : t(($) => $.day.close.action)}
            </Button>
          </>
        }
      >
        <SubmitForm
          id={formId}
          ref={box}
          className={styles['form']}
          onSubmit={() => (isRepeating ? look() : void submit())}
        >
          <Whose closing={closing} settings={settings} />
          <When closing={closing} settings={settings} />
          <Switch isSelected={isRepeating} onChange={setRepeating}>
            {t(($) => $.series.closing.repeat)}
          </Switch>
          {isRepeating && <RuleBuilder model={rule} />}
          <TextField
            label={t(($) => $.day.close.reason)}
            hint={t(($) => $.day.close.reasonHint)}
            value={form.reason}
            onChange={(reason) => change({ reason })}
            error={trouble.reason}
            autoComplete="off"
            autoFocus
          />
          <ReasonChips texts={ready} value={form.reason} onChange={(reason) => change({ reason })} />
          {trouble.whole !== undefined && (
            <p className={fields['error']} role="alert">
              <Icon name="error" size={14} />
              <span>{trouble.whole}</span>
            </p>
          )}
        </SubmitForm>
      </Dialog>
      {impact}
      {repeated && (
        <ClosingPreview wish={repeated} settings={settings} onBack={() => setRepeated(null)} onDone={onClose} />
      )}
    </>
  );
}

interface PartProps {
  readonly closing: Closing;
  readonly settings: Settings;
}

function Whose({ closing: { form, trouble, change }, settings }: PartProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const caller = useCaller();
  const mine = settings.schedules.filter(
    (one) => one.active && mayChange(caller, settings.schedules, [one.id], 'closures'),
  );
  return (
    <Select
      label={t(($) => $.day.close.schedule)}
      choices={mine.map((one) => ({ id: one.id, text: nameIn(language, one) }))}
      value={form.scheduleId}
      onChange={(scheduleId) => change({ scheduleId })}
      placeholder={t(($) => $.common.action.choose)}
      error={trouble.scheduleId}
    />
  );
}

function When({ closing: { form, trouble, change }, settings: { clinic } }: PartProps) {
  const { t } = useTranslation();
  const today = dateIn(clinic.zone, clinicNow());
  const { isWhole } = form;
  const [from, to] = isWhole
    ? [t(($) => $.day.close.firstDay), t(($) => $.day.close.lastDay)]
    : [t(($) => $.day.close.from), t(($) => $.day.close.to)];
  return (
    <>
      <Switch isSelected={isWhole} onChange={(whole) => change({ isWhole: whole })}>
        {t(($) => $.day.close.allDay)}
      </Switch>
      <div className={styles['when']} data-whole={isWhole}>
        <DatePicker
          label={from}
          value={form.fromDate}
          onChange={(date) => change(fromDateMoved(form, date))}
          today={today}
        />
        {!isWhole && (
          <TextField
            label={t(($) => $.day.close.fromTime)}
            value={form.fromTime}
            onChange={(fromTime) => change({ fromTime })}
            error={trouble.fromTime}
            autoComplete="off"
          />
        )}
        <DatePicker
          label={to}
          value={form.toDate}
          onChange={(toDate) => change({ toDate })}
          today={today}
          min={form.fromDate}
        />
        {!isWhole && (
          <TextField
            label={t(($) => $.day.close.toTime)}
            value={form.toTime}
            onChange={(toTime) => change({ toTime })}
            error={trouble.toTime}
            autoComplete="off"
          />
        )}
      </div>
      <DateFault>{trouble.fromDate ?? trouble.toDate}</DateFault>
    </>
  );
}

function DateFault({ children }: { readonly children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p className={fields['error']} role="alert">
      <Icon name="error" size={14} />
      <span>{children}</span>
    </p>
  );
}
