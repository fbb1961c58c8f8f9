// Dates that differ from any week: a day off, a conference, a Friday that is worked for once.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { newId } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import type { LocalDate } from '#shared/time/zone.ts';
import { plusDays } from '#shared/time/zone.ts';
import { DatesFields } from './dates-fields.tsx';
import { FoldCard, FoldEmpty, FoldList } from './fold-card.tsx';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import type { HoursTyped, TypedDates } from './hours-shape.ts';
import panels from './hours-panels.module.css';
import { datesWords } from './period-words.ts';
import { openOf, useOpen } from './use-open.ts';

interface DifferentDaysProps {
  readonly form: Form<HoursTyped>;
  readonly today: LocalDate;
}

/** The list; what is over is shown when it is asked for. */
export function DifferentDays({ form, today }: DifferentDaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, open] = useOpen();
  const [showsPast, setShowsPast] = useState(false);
  const all = form.typed.exceptions;
  const isOpen = openOf('exceptions', all, form.faults, chosen);
  const put = (exceptions: readonly TypedDates[]) => form.change({ exceptions });
  const change = (key: string, part: Partial<TypedDates>) =>
    put(all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = () => {
    const key = newId();
    let date = plusDays(today, 1);
    while (all.some((one) => one.from <= date && date <= one.to)) date = plusDays(date, 1);
    put([...all, { key, from: date, to: date, isOff: true, windows: [], reason: '' }]);
    open(key);
  };
  const isShown = (one: TypedDates) => showsPast || one.to >= today || one.key === isOpen;
  const past = all.filter((one) => !isShown(one)).length;
  const about = ({ isOff, windows, reason }: TypedDates) => {
    const times = windows.map(({ from, to }) => t(($) => $.admin.period.between, { from, to }));
    const what = isOff ? t(($) => $.admin.dates.off) : format.list(times);
    return reason.trim() === '' ? what : t(($) => $.admin.dates.about, { what, reason: reason.trim() });
  };
  const shown = all.map((one, at) => ({ one, at })).filter(({ one }) => isShown(one));
  return (
    <div className={panels['panel']}>
      <p className={formStyles['note']}>{t(($) => $.admin.dates.lead)}</p>
      {all.length === 0 && <FoldEmpty title={t(($) => $.admin.dates.none)} lead={t(($) => $.admin.dates.noneLead)} />}
      <FoldList label={t(($) => $.admin.hours.parts.dates)}>
        {shown
          .toSorted((a, b) => a.one.from.localeCompare(b.one.from) || a.at - b.at)
          .map(({ one, at }) => (
            <FoldCard
              key={one.key}
              title={datesWords(t, format, one)}
              under={about(one)}
              isOpen={isOpen === one.key}
              isNew={chosen === one.key}
              onToggle={() => open(isOpen === one.key ? null : one.key)}
              onRemove={() => put(all.filter(({ key }) => key !== one.key))}
            >
              <DatesFields
                dates={one}
                onChange={(part) => change(one.key, part)}
                faults={form.faults}
                at={`exceptions.${at}`}
                usual={form.typed.hours}
                today={today}
              />
            </FoldCard>
          ))}
      </FoldList>
      <div className={panels['ways']}>
        <Button icon="add" onPress={add}>
          {t(($) => $.admin.dates.add)}
        </Button>
        {past > 0 && (
          <Button variant="quiet" onPress={() => setShowsPast(true)}>
            {t(($) => $.admin.dates.past, { count: past })}
          </Button>
        )}
      </div>
    </div>
  );
}
