// How the clinic counts days and hours, and how far ahead and back it books.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { ClinicExample } from './clinic-example.tsx';
import styles from './clinic-section.module.css';
import { type ClinicTyped, inOrder } from './clinic-shape.ts';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import { weekFrom } from './hours.ts';
import { weekdayName } from './hours-words.ts';
import { Labelled } from './labelled.tsx';

interface GroupProps {
  readonly form: Form<ClinicTyped>;
}

const ADJUSTS = [
  { days: -2, word: 'm2' },
  { days: -1, word: 'm1' },
  { days: 0, word: '0' },
  { days: 1, word: 'p1' },
  { days: 2, word: 'p2' },
] as const;

/** Digits, clock, week and Hijri date, with an example of what they come to. */
export function CalendarGroup({ form, today }: GroupProps & { readonly today: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { typed, change } = form;
  const week = weekFrom(typed.weekStart);
  const days = weekFrom(7).map((day) => ({ id: String(day), text: weekdayName(format, day) }));
  const digits = { arab: '١٢٣', latn: '123' };
  const clocks = { h12: t(($) => $.admin.clinic.h12), h23: t(($) => $.admin.clinic.h23) };
  const hijri = {
    off: t(($) => $.admin.clinic.hijriOff),
    secondary: t(($) => $.admin.clinic.hijriSecondary),
    primary: t(($) => $.admin.clinic.hijriPrimary),
  };
  const adjusts = ADJUSTS.map((one) => ({ id: String(one.days), text: t(($) => $.admin.clinic.adjust[one.word]) }));
  const rest = (weekend: readonly number[]) => format.list(weekend.map((day) => weekdayName(format, day)));
  return (
    <section className={styles['group']}>
      <h3 className={styles['groupTitle']}>{t(($) => $.admin.clinic.calendar)}</h3>
      <ClinicExample typed={typed} today={today} />
      <div className={formStyles['pair']}>
        <Spot form={form} at="digits" say={(said) => digits[said.digits]}>
          <Labelled
            label={t(($) => $.admin.clinic.digits)}
            value={typed.digits}
            onChange={(chosen) => change({ digits: chosen })}
            choices={[
              { id: 'arab', text: digits.arab },
              { id: 'latn', text: digits.latn },
            ]}
          />
        </Spot>
        <Spot form={form} at="hourCycle" say={(said) => clocks[said.hourCycle]}>
          <Labelled
            label={t(($) => $.admin.clinic.hourCycle)}
            value={typed.hourCycle}
            onChange={(hourCycle) => change({ hourCycle })}
            choices={[
              { id: 'h12', text: clocks.h12 },
              { id: 'h23', text: clocks.h23 },
            ]}
          />
        </Spot>
      </div>
      <div className={formStyles['pair']}>
        <Spot form={form} at="weekStart" say={(said) => weekdayName(format, said.weekStart)}>
          <Select
            label={t(($) => $.admin.clinic.weekStart)}
            choices={days}
            value={String(typed.weekStart)}
            onChange={(day) => change({ weekStart: Number(day) })}
          />
        </Spot>
      </div>
      <Spot form={form} at="weekend" say={({ weekend }) => rest(weekend)}>
        <fieldset className={formStyles['set']}>
          <legend className={formStyles['legend']}>{t(($) => $.admin.clinic.weekend)}</legend>
          <div className={styles['days']}>
            {week.map((day) => (
              <Checkbox
                key={day}
                isSelected={typed.weekend.includes(day)}
                onChange={(isOn) =>
                  change({
                    weekend: inOrder(isOn ? [...typed.weekend, day] : typed.weekend.filter((one) => one !== day)),
                  })
                }
              >
                {weekdayName(format, day)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </Spot>
      <Spot form={form} at="hijri" say={(said) => hijri[said.hijri]}>
        <Labelled
          label={t(($) => $.admin.clinic.hijri)}
          value={typed.hijri}
          onChange={(chosen) => change({ hijri: chosen })}
          choices={[
            { id: 'off', text: hijri.off },
            { id: 'secondary', text: hijri.secondary },
            { id: 'primary', text: hijri.primary },
          ]}
        />
      </Spot>
      <div className={formStyles['pair']}>
        <Spot
          form={form}
          at="hijriAdjust"
          say={({ hijriAdjust }) => adjusts.find(({ id }) => id === String(hijriAdjust))?.text ?? ''}
        >
          <Select
            label={t(($) => $.admin.clinic.hijriAdjust)}
            choices={adjusts}
            value={String(typed.hijriAdjust)}
            onChange={(days) => change({ hijriAdjust: Number(days) })}
          />
        </Spot>
      </div>
    </section>
  );
}

const LIMITS = ['grid', 'longest', 'horizon', 'backdate', 'months'] as const satisfies readonly (keyof ClinicTyped)[];

/** The limits of a booking, in minutes, days and months. */
export function BookingGroup({ form }: GroupProps) {
  const { t } = useTranslation();
  const { typed, faults, change } = form;
  const minutes = t(($) => $.admin.form.minutesHint);
  const days = t(($) => $.admin.form.daysHint);
  const labels = {
    grid: { label: t(($) => $.admin.clinic.grid), hint: minutes },
    longest: { label: t(($) => $.admin.clinic.longest), hint: minutes },
    horizon: { label: t(($) => $.admin.clinic.horizon), hint: days },
    backdate: { label: t(($) => $.admin.clinic.backdate), hint: days },
    months: { label: t(($) => $.admin.clinic.seriesMonths), hint: t(($) => $.admin.form.monthsHint) },
  };
  return (
    <section className={styles['group']}>
      <h3 className={styles['groupTitle']}>{t(($) => $.admin.clinic.booking)}</h3>
      <div className={formStyles['pair']}>
        {LIMITS.map((at) => (
          <Spot key={at} form={form} at={at}>
            <TextField
              {...labels[at]}
              value={typed[at]}
              onChange={(text) => change({ [at]: text })}
              error={faults[at]}
              inputMode="numeric"
              autoComplete="off"
            />
          </Spot>
        ))}
      </div>
    </section>
  );
}
