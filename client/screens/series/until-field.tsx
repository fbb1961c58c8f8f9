// The last date of a rule, typed in either calendar or taken from the month.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { dateMeant } from '#client/screens/desk/typed-date.ts';
import { useSettings } from '#client/live/hooks.ts';
import { plusDays } from '#shared/time/zone.ts';
import styles from './rule-builder.module.css';
import type { RuleForm } from './rule-form.ts';
import type { RuleModel } from './use-rule.ts';

interface UntilFieldProps {
  readonly model: RuleModel;
  readonly form: RuleForm;
}

/** So long after its first date a rule ends that is given a date, until another is chosen, in days. */
const USUAL_DAYS = 90;

/** What was typed is shown back as the date it means, in both calendars. */
export function UntilField({ model: { start, trouble, take }, form }: UntilFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useSettings()?.clinic.zone ?? 'UTC';
  const today = dateIn(zone, clinicNow());
  const { until } = form;
  const [text, setText] = useState(() => (until === null ? '' : format.dateOfYear(until)));
  const { language, hijri, hijriAdjust } = format.settings;
  const type = (typed: string) => {
    setText(typed);
    // A date without its year is the one after the first visit, as a rule ends after it begins.
    take({ ...form, until: dateMeant(typed, { today: start, language, hijriAdjust }) });
  };
  const both =
    until !== null && [format.dateLong(until), ...(hijri === 'off' ? [] : [format.hijri(until)])].join(' · ');
  return (
    <div className={styles['until']}>
      <TextField
        label={t(($) => $.series.builder.until)}
        value={text}
        onChange={type}
        error={trouble.until}
        hint={both === false ? t(($) => $.series.builder.untilHint) : both}
        autoComplete="off"
      />
      <DatePicker
        label={t(($) => $.series.builder.pick)}
        value={until ?? plusDays(start, USUAL_DAYS)}
        onChange={(date) => {
          setText(format.dateOfYear(date));
          take({ ...form, until: date });
        }}
        today={today}
        min={start}
      />
    </div>
  );
}
