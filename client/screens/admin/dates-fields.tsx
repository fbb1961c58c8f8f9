// The fields of dates that differ: which, whether they are off or have windows of their own, and why.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { weekdayOf } from '#client/kit/dates.ts';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { ReasonChips } from '#client/screens/appointment/reason-field.tsx';
import type { LocalDate } from '#shared/time/zone.ts';
import formStyles from './form/form.module.css';
import { nextWindow, type TypedTimes, type TypedWindow } from './hours.ts';
import { type TypedDates, typedMinutes } from './hours-shape.ts';
import panels from './hours-panels.module.css';
import { HoursWindow } from './hours-window.tsx';
import { Labelled } from './labelled.tsx';
import { datesWords } from './period-words.ts';

const READY = ['leave', 'sick', 'conference', 'training'] as const;

interface DatesFieldsProps {
  readonly dates: TypedDates;
  readonly onChange: (part: Partial<TypedDates>) => void;
  /** Sentences by the path of a field; those below `at` are told here. */
  readonly faults: Readonly<Record<string, string>>;
  readonly at: string;
  /** The usual week, with whose hours own ones begin. */
  readonly usual: readonly TypedWindow[];
  readonly today: LocalDate;
}

/** The fields. */
export function DatesFields({ dates, onChange, faults, at, usual, today }: DatesFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to, isOff, windows, reason } = dates;
  const written = (minutes: { readonly from: number; readonly to: number }): TypedTimes => ({
    from: format.time(minutes.from),
    to: format.time(minutes.to),
  });
  const turn = (off: boolean) => {
    if (off || windows.length > 0) return onChange({ isOff: off });
    const ofDay = usual.filter(({ weekday }) => weekday === weekdayOf(from));
    const begun = ofDay.length > 0 ? ofDay.map((one) => ({ from: one.from, to: one.to })) : [written(nextWindow([]))];
    return onChange({ isOff: false, windows: begun });
  };
  const put = (next: readonly TypedTimes[]) => onChange({ windows: next, isOff: next.length === 0 });
  const day = datesWords(t, format, dates);
  return (
    <>
      <div className={formStyles['pair']} {...(faults[`${at}.from`] !== undefined && { 'data-fault': true })}>
        <DatePicker
          label={t(($) => $.admin.period.from)}
          value={from}
          onChange={(date) => onChange({ from: date, to: to < date || to === from ? date : to })}
          today={today}
        />
        <DatePicker
          label={t(($) => $.admin.period.to)}
          value={to}
          onChange={(date) => onChange({ to: date })}
          today={today}
          min={from}
        />
      </div>
      {faults[`${at}.from`] !== undefined && (
        <p className={fields['error']} role="alert">
          <Icon name="error" size={14} />
          <span>{t(($) => $.admin.dates.again)}</span>
        </p>
      )}
      <Labelled
        label={t(($) => $.admin.dates.what)}
        value={isOff ? 'off' : 'own'}
        onChange={(way) => turn(way === 'off')}
        choices={[
          { id: 'off', text: t(($) => $.admin.dates.off) },
          { id: 'own', text: t(($) => $.admin.dates.own) },
        ]}
      />
      {!isOff && (
        <div className={panels['windows']}>
          {windows.map((one, place) => (
            <HoursWindow
              // Windows have no name of their own; their order is who they are.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              window={one}
              day={day}
              place={place + 1}
              error={faults[`${at}.windows.${place}`]}
              faultAt={{ from: faults[`${at}.windows.${place}.from`], to: faults[`${at}.windows.${place}.to`] }}
              onChange={(times) => put(windows.with(place, times))}
              onSplit={(...both) => put(windows.toSpliced(place, 1, ...both))}
              onRemove={() => put(windows.toSpliced(place, 1))}
            />
          ))}
          <div>
            <Button
              size="s"
              variant="quiet"
              icon="add"
              onPress={() =>
                put([...windows, written(nextWindow(windows.map((one) => ({ to: typedMinutes(one.to) ?? 0 }))))])
              }
            >
              {t(($) => $.admin.dates.addWindow)}
            </Button>
          </div>
        </div>
      )}
      <div className={formStyles['spot']}>
        <TextField
          label={t(($) => $.admin.dates.reason)}
          value={reason}
          onChange={(text) => onChange({ reason: text })}
          error={faults[`${at}.reason`]}
          autoComplete="off"
          isOptional
        />
        <ReasonChips
          texts={READY.map((name) => t(($) => $.admin.dates.ready[name]))}
          value={reason}
          onChange={(text) => onChange({ reason: text })}
        />
      </div>
    </>
  );
}
