// What of the clinic's calendar a schedule goes by: its holidays, and its breaks for prayer.
import { useTranslation } from 'react-i18next';
import { Switch } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import type { HoursTyped } from './hours-shape.ts';
import panels from './hours-panels.module.css';
import { datesWords } from './period-words.ts';
import { nextDates } from './period-typed.ts';
import { breakWords } from './prayer-words.ts';

interface GoesByProps {
  readonly form: Form<HoursTyped>;
  readonly clinic: Clinic;
  readonly today: LocalDate;
}

/** Two switches, each with what it means here. */
export function GoesBy({ form, clinic, today }: GoesByProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { observes } = form.typed;
  const next = clinic.holidays
    .flatMap((holiday) => {
      const dates = nextDates(holiday.period, today, clinic.hijriAdjust);
      return dates === null ? [] : [{ holiday, from: dates.from, to: dates.to ?? dates.from }];
    })
    .toSorted((a, b) => a.from.localeCompare(b.from))[0];
  const holidays =
    next === undefined
      ? t(($) => $.admin.goesBy.noHolidays)
      : t(($) => $.admin.goesBy.nextHoliday, {
          name: nameIn(format.settings.language, next.holiday),
          dates: datesWords(t, format, next),
        });
  const prayer =
    clinic.prayer === null || clinic.prayer.breaks.length === 0
      ? t(($) => $.admin.goesBy.noPrayer)
      : format.list(clinic.prayer.breaks.map((one) => breakWords(t, format, one)));
  return (
    <div className={panels['panel']}>
      <p className={formStyles['note']}>{t(($) => $.admin.goesBy.lead)}</p>
      <div className={panels['choice']}>
        <Switch
          isSelected={observes.holidays}
          onChange={(isOn) => form.change({ observes: { ...observes, holidays: isOn } })}
        >
          {t(($) => $.admin.goesBy.holidays)}
        </Switch>
        <p className={panels['about']}>{holidays}</p>
      </div>
      <div className={panels['choice']}>
        <Switch
          isSelected={observes.prayer}
          onChange={(isOn) => form.change({ observes: { ...observes, prayer: isOn } })}
        >
          {t(($) => $.admin.goesBy.prayer)}
        </Switch>
        <p className={panels['about']}>{prayer}</p>
      </div>
    </div>
  );
}
