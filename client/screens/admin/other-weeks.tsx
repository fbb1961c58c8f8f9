// Weeks that hold instead of the usual one for a while: Ramadan, a summer, from next month on.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { newId } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import type { Clinic } from '#shared/model/clinic.ts';
import { period as periodModel } from '#shared/model/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { FoldCard, FoldEmpty, FoldList } from './fold-card.tsx';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import { HoursEditor } from './hours-editor.tsx';
import type { HoursTyped, TypedWeek } from './hours-shape.ts';
import panels from './hours-panels.module.css';
import { PeriodFields } from './period-fields.tsx';
import { blankPeriod, periodOf } from './period-typed.ts';
import { hijriMonthName, periodWords } from './period-words.ts';
import { openOf, useOpen } from './use-open.ts';

const RAMADAN = 9;

interface OtherWeeksProps {
  readonly form: Form<HoursTyped>;
  readonly clinic: Clinic;
  readonly today: LocalDate;
}

/** The list, and the ways to one more; each new week begins as the usual one. */
export function OtherWeeks({ form, clinic, today }: OtherWeeksProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, open] = useOpen();
  const weeks = form.typed.otherHours;
  const isOpen = openOf('otherHours', weeks, form.faults, chosen);
  const put = (otherHours: readonly TypedWeek[]) => form.change({ otherHours });
  const change = (key: string, part: Partial<TypedWeek>) =>
    put(weeks.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = (part: Pick<TypedWeek, 'name' | 'period'>) => {
    const key = newId();
    put([...weeks, { key, hours: form.typed.hours, ...part }]);
    open(key);
  };
  const blank = blankPeriod(today, (value) => format.plain(value));
  const hasRamadan = weeks.some(({ period }) => period.kind === 'hijri-month' && period.month === RAMADAN);
  const about = (week: TypedWeek) => {
    const read = periodModel.safeParse(periodOf(week.period));
    return read.success ? periodWords(t, format, read.data) : '';
  };
  return (
    <div className={panels['panel']}>
      <p className={formStyles['note']}>{t(($) => $.admin.weeks.lead)}</p>
      {weeks.length === 0 && <FoldEmpty title={t(($) => $.admin.weeks.none)} lead={t(($) => $.admin.weeks.noneLead)} />}
      <FoldList label={t(($) => $.admin.hours.parts.weeks)}>
        {weeks.map((week, at) => (
          <FoldCard
            key={week.key}
            title={week.name.trim() === '' ? t(($) => $.admin.weeks.unnamed) : week.name}
            under={about(week)}
            isOpen={isOpen === week.key}
            isNew={chosen === week.key && week.name !== ''}
            onToggle={() => open(isOpen === week.key ? null : week.key)}
            onRemove={() => put(weeks.filter(({ key }) => key !== week.key))}
            onUp={at === 0 ? undefined : () => put(weeks.toSpliced(at - 1, 2, week, ...weeks.slice(at - 1, at)))}
          >
            <TextField
              label={t(($) => $.admin.weeks.name)}
              value={week.name}
              onChange={(name) => change(week.key, { name })}
              error={form.faults[`otherHours.${at}.name`]}
              autoComplete="off"
              autoFocus={week.name === ''}
            />
            <PeriodFields
              period={week.period}
              onChange={(period) => change(week.key, { period })}
              faults={form.faults}
              at={`otherHours.${at}.period`}
              today={today}
              hijriAdjust={clinic.hijriAdjust}
            />
            <HoursEditor
              hours={week.hours}
              onChange={(hours) => change(week.key, { hours })}
              faults={form.faults}
              at={`otherHours.${at}.hours`}
              clinic={clinic}
            />
          </FoldCard>
        ))}
      </FoldList>
      {weeks.length > 1 && <p className={formStyles['note']}>{t(($) => $.admin.weeks.first)}</p>}
      <div className={panels['ways']}>
        {!hasRamadan && (
          <Button
            icon="moon"
            onPress={() =>
              add({ name: hijriMonthName(t, RAMADAN), period: { ...blank, kind: 'hijri-month', month: RAMADAN } })
            }
          >
            {t(($) => $.admin.weeks.ramadan)}
          </Button>
        )}
        <Button icon="add" onPress={() => add({ name: '', period: blank })}>
          {t(($) => $.admin.weeks.add)}
        </Button>
      </div>
    </div>
  );
}
