// Choosing a period: the way it is told, what that way needs, and when it then holds next.
import { useTranslation } from 'react-i18next';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { period as periodModel } from '#shared/model/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import formStyles from './form/form.module.css';
import panels from './hours-panels.module.css';
import { PERIOD_KINDS, type PeriodKind, periodOf, startMoved, type TypedPeriod } from './period-typed.ts';
import { civilMonthName, hijriMonthName, nextWords } from './period-words.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WORDS = {
  between: 'dates',
  onwards: 'onwards',
  yearly: 'yearly',
  hijri: 'hijri',
  'hijri-month': 'hijriMonth',
} as const satisfies Record<PeriodKind, string>;

interface PeriodFieldsProps {
  readonly period: TypedPeriod;
  readonly onChange: (period: TypedPeriod) => void;
  /** Sentences by the path of a field; those below `at` are told here. */
  readonly faults: Readonly<Record<string, string>>;
  readonly at: string;
  readonly today: LocalDate;
  readonly hijriAdjust: number;
}

/** The fields. */
export function PeriodFields({ period, onChange, faults, at, today, hijriAdjust }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind } = period;
  const isHijri = kind === 'hijri' || kind === 'hijri-month';
  const months = MONTHS.map((month) => ({
    id: String(month),
    text: isHijri ? hijriMonthName(t, month) : civilMonthName(format, month),
  }));
  const change = (part: Partial<TypedPeriod>) => onChange({ ...period, ...part });
  const read = periodModel.safeParse(periodOf(period));
  const next = read.success ? nextWords(t, format, read.data, { today, hijriAdjust }) : null;
  const hasDay = kind === 'yearly' || kind === 'hijri';
  const number = (field: 'day' | 'days', label: string) => (
    <TextField
      label={label}
      value={period[field]}
      onChange={(text) => change({ [field]: text })}
      error={faults[`${at}.${field}`]}
      inputMode="numeric"
      autoComplete="off"
    />
  );
  return (
    <div className={panels['panel']}>
      <div className={formStyles['pair']}>
        <Select
          label={t(($) => $.admin.period.kind)}
          choices={PERIOD_KINDS.map((id) => ({ id, text: t(($) => $.admin.period.kinds[WORDS[id]]) }))}
          value={kind}
          onChange={(chosen) => change({ kind: chosen as PeriodKind })}
        />
        {kind === 'onwards' && (
          <DatePicker
            label={t(($) => $.admin.period.from)}
            value={period.from}
            onChange={(from) => onChange(startMoved(period, from))}
            today={today}
          />
        )}
        {(hasDay || kind === 'hijri-month') && (
          <Select
            label={t(($) => $.admin.period.month)}
            choices={months}
            value={String(period.month)}
            onChange={(month) => change({ month: Number(month) })}
          />
        )}
      </div>
      {kind === 'between' && (
        <div className={formStyles['pair']}>
          <DatePicker
            label={t(($) => $.admin.period.from)}
            value={period.from}
            onChange={(from) => onChange(startMoved(period, from))}
            today={today}
          />
          <DatePicker
            label={t(($) => $.admin.period.to)}
            value={period.to}
            onChange={(to) => change({ to })}
            today={today}
            min={period.from}
          />
        </div>
      )}
      {hasDay && (
        <div className={formStyles['pair']}>
          {number(
            'day',
            t(($) => $.admin.period.day),
          )}
          {number(
            'days',
            t(($) => $.admin.period.days),
          )}
        </div>
      )}
      {next !== null && (
        <p className={formStyles['note']} role="status">
          {next}
        </p>
      )}
    </div>
  );
}
