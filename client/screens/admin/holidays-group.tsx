// The clinic's holidays: each with its name in two languages and the dates it is on.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { newId } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { Menu } from '#client/kit/menu.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { languageNames } from '#shared/i18n/language.ts';
import type { Language } from '#shared/model/caller.ts';
import { period as periodModel } from '#shared/model/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import styles from './clinic-section.module.css';
import type { ClinicTyped } from './clinic-shape.ts';
import { FoldCard, FoldEmpty, FoldList } from './fold-card.tsx';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import { otherThan } from './form/naming.tsx';
import type { Form } from './form/use-form.ts';
import { holidaysOf, type TypedHoliday, usualBeside } from './holiday-typed.ts';
import { PeriodFields } from './period-fields.tsx';
import { blankPeriod, periodOf } from './period-typed.ts';
import { holidaysWords, nextWords, periodWords } from './period-words.ts';
import { openOf, useOpen } from './use-open.ts';

interface HolidaysGroupProps {
  readonly form: Form<ClinicTyped>;
  /** The clinic's language. */
  readonly own: Language;
  readonly today: LocalDate;
}

/** The group; feasts that come every year are there with one press. */
export function HolidaysGroup({ form, own, today }: HolidaysGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, open] = useOpen();
  const { holidays, hijriAdjust } = form.typed;
  const isOpen = openOf('holidays', holidays, form.faults, chosen);
  const put = (next: readonly TypedHoliday[]) => form.change({ holidays: next });
  const change = (key: string, part: Partial<TypedHoliday>) =>
    put(holidays.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const blank = blankPeriod(today, (value) => format.plain(value));
  const add = (part: Omit<TypedHoliday, 'key'>) => {
    const key = newId();
    put([...holidays, { key, ...part }]);
    open(key);
  };
  const isOwnRead = own === format.settings.language;
  const usual = usualBeside(holidays).map(({ id, kind, month, day, days }) => {
    const read = t(($) => $.admin.holidays.usual[id]);
    const other = t(($) => $.admin.holidays.usual[`${id}Other`]);
    const [name, otherName] = isOwnRead ? [read, other] : [other, read];
    const period = { ...blank, kind, month, day: format.plain(day), days: format.plain(days) };
    return { id, text: read, run: () => add({ name, otherName, period }) };
  });
  const about = ({ period }: TypedHoliday) => {
    const read = periodModel.safeParse(periodOf(period));
    if (!read.success) return '';
    const next = nextWords(t, format, read.data, { today, hijriAdjust });
    const said = periodWords(t, format, read.data);
    return next === null ? said : t(($) => $.admin.dates.about, { what: said, reason: next });
  };
  const label = (language: Language) =>
    t(($) => $.admin.form.inOther, {
      label: t(($) => $.admin.holidays.name),
      language: languageNames[language],
    });
  return (
    <section className={styles['group']} data-group="holidays">
      <h3 className={styles['groupTitle']}>{t(($) => $.admin.holidays.title)}</h3>
      <p className={formStyles['note']}>{t(($) => $.admin.holidays.lead)}</p>
      <Spot form={form} at="holidays" say={(typed) => holidaysWords(holidaysOf(typed.holidays, own), { t, format })}>
        {holidays.length === 0 && (
          <FoldEmpty title={t(($) => $.admin.holidays.none)} lead={t(($) => $.admin.holidays.noneLead)} />
        )}
        <FoldList label={t(($) => $.admin.holidays.title)}>
          {holidays.map((one, at) => (
            <FoldCard
              key={one.key}
              title={(isOwnRead ? one.name : one.otherName || one.name) || t(($) => $.admin.holidays.unnamed)}
              under={about(one)}
              isOpen={isOpen === one.key}
              onToggle={() => open(isOpen === one.key ? null : one.key)}
              onRemove={() => put(holidays.filter(({ key }) => key !== one.key))}
            >
              <div className={formStyles['pair']}>
                <TextField
                  label={label(own)}
                  value={one.name}
                  onChange={(name) => change(one.key, { name })}
                  error={form.faults[`holidays.${at}.name`]}
                  autoComplete="off"
                  autoFocus={one.name === ''}
                />
                <TextField
                  label={label(otherThan(own))}
                  value={one.otherName}
                  onChange={(otherName) => change(one.key, { otherName })}
                  error={form.faults[`holidays.${at}.names.${otherThan(own)}`]}
                  autoComplete="off"
                  isOptional
                />
              </div>
              <PeriodFields
                period={one.period}
                onChange={(period) => change(one.key, { period })}
                faults={form.faults}
                at={`holidays.${at}.period`}
                today={today}
                hijriAdjust={hijriAdjust}
              />
            </FoldCard>
          ))}
        </FoldList>
      </Spot>
      <div>
        <Menu
          label={t(($) => $.admin.holidays.add)}
          actions={[
            ...usual,
            {
              id: 'another',
              text: t(($) => $.admin.holidays.another),
              startsGroup: usual.length > 0,
              run: () => add({ name: '', otherName: '', period: { ...blank, to: blank.from } }),
            },
          ]}
          trigger={<Button icon="add">{t(($) => $.admin.holidays.add)}</Button>}
        />
      </div>
    </section>
  );
}
