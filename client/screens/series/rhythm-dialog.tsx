// Changing the rhythm of a series from one of its visits on: the rule is built anew, then every date is looked at.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Series } from '#shared/model/series.ts';
import { ChangeSeries } from './change-series.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { ruleTextSentence } from './rule-sentence.ts';
import styles from './scope.module.css';
import { ruleFrom } from './series-place.ts';
import { useRule } from './use-rule.ts';

interface RhythmDialogProps {
  readonly series: Series;
  readonly appointment: Appointment;
  /** Which visit of the series it is. */
  readonly number: number;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** The dialog. */
export function RhythmDialog({ series, appointment, number, settings, onClose }: RhythmDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const formId = useId();
  const recurrenceId = appointment.recurrenceId ?? appointment.startWall;
  const left = ruleFrom(series, { number, recurrenceId });
  const rule = useRule(recurrenceId.slice(0, 10), settings.clinic.weekStart, left);
  const [given, setGiven] = useState<string | null>(null);
  if (given !== null) {
    return (
      <ChangeSeries
        series={series}
        change={{ recurrenceId, scope: 'following', set: { rule: given } }}
        lead={ruleTextSentence(given, { t, format })}
        settings={settings}
        onBack={() => setGiven(null)}
        onDone={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t(($) => $.series.scope.editTitle)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
          <Button type="submit" form={formId} variant="primary" hint="Ctrl ↵">
            {t(($) => $.series.scope.goOn)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.series.scope.editHow, { when: whenWords(appointment, settings.clinic.zone, { t, format }) })}</p>
      <SubmitForm id={formId} className={styles['form']} onSubmit={() => rule.passes() && setGiven(rule.text)}>
        <RuleBuilder model={rule} />
      </SubmitForm>
    </Dialog>
  );
}
