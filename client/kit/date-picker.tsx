// Choosing a date: a button with the date in both calendars; the calendar itself is loaded when it first opens.
import { lazy, Suspense, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cls } from './cls.ts';
import styles from './date-picker.module.css';
import fields from './field.module.css';
import { Icon } from './icon.tsx';
import popovers from './list-box.module.css';
import { useFormat } from './locale.tsx';
import { Spinner } from './spinner.tsx';

const MonthCalendar = lazy(async () => ({ default: (await import('./month-calendar.tsx')).MonthCalendar }));

interface DatePickerProps {
  readonly label: string;
  /** `YYYY-MM-DD` on the clinic's calendar. */
  readonly value: string;
  readonly onChange: (date: string) => void;
  /** The clinic's today, which the device may not know. */
  readonly today: string;
  readonly min?: string;
  readonly max?: string;
  /** bar: a title in the top bar · field: a field of a form. */
  readonly variant?: 'bar' | 'field';
}

/** The date as a button that opens a month. */
export function DatePicker({ label, value, onChange, today, min, max, variant = 'field' }: DatePickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const choose = (date: string) => {
    setOpen(false);
    onChange(date);
  };
  const isField = variant === 'field';
  const button = (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={isField ? cls(fields['input'], fields['chooser']) : (styles['bar'] ?? '')}>
        <span className="visually-hidden">{label}: </span>
        <ShownDate date={value} today={today} />
        {isField && <Icon name="calendar" />}
      </Button>
      <Popover className={cls(popovers['popover'], styles['popover'])} offset={6}>
        <Dialog aria-label={t(($) => $.common.date.choose)} className={styles['dialog'] ?? ''}>
          <Suspense fallback={<Spinner label={t(($) => $.common.state.loading)} />}>
            <MonthCalendar value={value} onChange={choose} today={today} min={min} max={max} format={format} />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
  if (!isField) return button;
  return (
    <div className={fields['field']}>
      <span className={fields['label']} aria-hidden="true">
        {label}
      </span>
      {button}
    </div>
  );
}

/** The year is said where it is not this one. */
function ShownDate({ date, today }: { readonly date: string; readonly today: string }) {
  const format = useFormat();
  const { hijri } = format.settings;
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  const gregorian = isThisYear ? format.dateTitle(date) : format.dateLong(date);
  const islamic = format.hijri(date);
  const [first, second] = hijri === 'primary' ? [islamic, gregorian] : [gregorian, islamic];
  return (
    <span className={styles['dates']}>
      <span className={styles['first']}>{first}</span>
      {hijri !== 'off' && <span className={styles['second']}>{second}</span>}
    </span>
  );
}
