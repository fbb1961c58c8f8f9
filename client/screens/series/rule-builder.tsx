// Building a rule: usual rhythms, every how many days, weeks or months, on which days, and until when.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import fields from '#client/kit/field.module.css';
import { useFormat } from '#client/kit/locale.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { numberOf } from '#client/screens/admin/typed-number.ts';
import { type Frequency, frequencies } from '#shared/rules/recurrence-rule.ts';
import { weekdayOf } from '#shared/time/zone.ts';
import styles from './rule-builder.module.css';
import {
  daysOf,
  type Ends,
  FIRST_FORM,
  inDigits,
  monthlyOf,
  monthlyWays,
  nthOf,
  PRESETS,
  presetOf,
  type PresetName,
  type RuleForm,
  withDay,
  withPreset,
} from './rule-form.ts';
import { dayName, nthWord, placeInWeek, ruleSentence } from './rule-sentence.ts';
import type { RuleModel } from './use-rule.ts';
import { UntilField } from './until-field.tsx';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const ENDS = ['count', 'until', 'never'] as const satisfies readonly Ends[];

/** The fields, and the sentence they make. */
export function RuleBuilder({ model }: { readonly model: RuleModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, rule } = model;
  return (
    <div className={styles['builder']} role="group" aria-label={t(($) => $.series.builder.title)}>
      <Presets model={model} />
      {form === null ? (
        <p className={fields['hint']}>{t(($) => $.series.builder.foreign)}</p>
      ) : (
        <>
          <HowOften model={model} form={form} />
          {form.freq === 'WEEKLY' && <Days model={model} form={form} />}
          {form.freq === 'MONTHLY' && <OfMonth model={model} form={form} />}
          <End model={model} form={form} />
        </>
      )}
      {rule && (
        <p className={styles['sentence']} role="status">
          {ruleSentence(rule, { t, format })}
        </p>
      )}
    </div>
  );
}

interface PartProps {
  readonly model: RuleModel;
  readonly form: RuleForm;
}

function Presets({ model: { form, take } }: { readonly model: RuleModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = Object.keys(PRESETS) as PresetName[];
  const known = form && presetOf(form);
  return (
    <ToggleButtonGroup
      aria-label={t(($) => $.series.builder.presets)}
      className={styles['toggles'] ?? ''}
      selectionMode="single"
      selectedKeys={known ? [known] : []}
      onSelectionChange={(keys) => {
        const [name] = keys;
        if (name !== undefined)
          take(inDigits(withPreset(form ?? FIRST_FORM, name as PresetName), (value) => format.plain(value)));
      }}
    >
      {names.map((name) => (
        <ToggleButton key={name} id={name} className={styles['toggle'] ?? ''}>
          {t(($) => $.series.builder.preset[name])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function HowOften({ model: { trouble, take }, form }: PartProps) {
  const { t } = useTranslation();
  const { every, freq } = form;
  const count = Number.isNaN(numberOf(every)) ? 1 : numberOf(every);
  const units: Readonly<Record<Frequency, string>> = {
    DAILY: t(($) => $.series.builder.units.DAILY, { count }),
    WEEKLY: t(($) => $.series.builder.units.WEEKLY, { count }),
    MONTHLY: t(($) => $.series.builder.units.MONTHLY, { count }),
    YEARLY: t(($) => $.series.builder.units.YEARLY, { count }),
  };
  return (
    <div className={styles['pair']}>
      <TextField
        label={t(($) => $.series.builder.every)}
        value={every}
        onChange={(text) => take({ ...form, every: text })}
        error={trouble.every}
        inputMode="numeric"
        autoComplete="off"
      />
      <Select
        label={t(($) => $.series.builder.unit)}
        choices={frequencies.map((id) => ({ id, text: units[id] }))}
        value={freq}
        onChange={(id) => take({ ...form, freq: id as Frequency })}
      />
    </div>
  );
}

/** The days of the week as toggles, from the clinic's first day on. */
function Days({ model: { start, weekStart, take }, form }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = daysOf(form, start);
  const days = DAYS.toSorted((a, b) => placeInWeek(a, weekStart) - placeInWeek(b, weekStart));
  const label = t(($) => $.series.builder.days);
  return (
    <div className={fields['field']}>
      <span className={fields['label']} aria-hidden="true">
        {label}
      </span>
      <div role="group" aria-label={label} className={styles['toggles']}>
        {days.map((day) => (
          <ToggleButton
            key={day}
            className={styles['toggle'] ?? ''}
            isSelected={chosen.includes(day)}
            onChange={() => take(withDay(form, day, start))}
            aria-label={dayName(day, format)}
          >
            {dayName(day, format, 'short')}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}

function OfMonth({ model: { start, take }, form }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = dayName(weekdayOf(start), format);
  const number = format.plain(Number(start.slice(8, 10)));
  const words = {
    date: t(($) => $.series.rule.onDates, { count: 1, dates: number }),
    'last-date': t(($) => $.series.rule.lastDay),
    nth: t(($) => $.series.rule.onNth, { nth: nthWord(nthOf(start), { t, format }), day }),
    last: t(($) => $.series.rule.onNth, { nth: nthWord(-1, { t, format }), day }),
  };
  const ways = monthlyWays(start);
  return (
    <Select
      label={t(($) => $.series.builder.monthly)}
      choices={ways.map((id) => ({ id, text: words[id] }))}
      value={monthlyOf(form, start)}
      onChange={(id) => take({ ...form, monthly: ways.find((way) => way === id) ?? 'date' })}
    />
  );
}

function End({ model, form }: PartProps) {
  const { t } = useTranslation();
  const { trouble, take } = model;
  const label = t(($) => $.series.builder.ends);
  return (
    <div className={styles['end']}>
      <div className={fields['field']}>
        <span className={fields['label']} aria-hidden="true">
          {label}
        </span>
        <Segmented
          label={label}
          value={form.ends}
          onChange={(ends) => take({ ...form, ends })}
          choices={ENDS.map((id) => ({ id, text: t(($) => $.series.builder.end[id]) }))}
        />
      </div>
      {form.ends === 'count' && (
        <TextField
          label={t(($) => $.series.builder.count)}
          value={form.count}
          onChange={(count) => take({ ...form, count })}
          error={trouble.count}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      {form.ends === 'until' && <UntilField model={model} form={form} />}
    </div>
  );
}
