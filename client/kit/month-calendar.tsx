// A month to choose from, with the Umm al-Qura day under each Gregorian one; its own chunk, loaded on demand.
import { type CalendarDate, parseDate } from '@internationalized/date';
import { use } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  Heading,
  I18nProvider,
} from 'react-aria-components';
import type { Format } from './format.ts';
import { Icon } from './icon.tsx';
import styles from './month-calendar.module.css';

interface MonthCalendarProps {
  readonly value: string;
  readonly onChange: (date: string) => void;
  readonly today: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly format: Format;
}

const FIRST_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The month of the chosen date; arrows walk the days, Page Up and Page Down the months. */
export function MonthCalendar({ value, onChange, today, min, max, format }: MonthCalendarProps) {
  const firstDay = FIRST_DAYS[format.settings.weekStart - 1];
  return (
    // Said aloud, since some engines give ar-SA the Islamic calendar by themselves.
    <I18nProvider locale={`${format.tag.replace('-u-', '-u-ca-gregory-')}`}>
      <Calendar
        className={styles['calendar'] ?? ''}
        value={parseDate(value)}
        onChange={(date) => onChange(date.toString())}
        minValue={min === undefined ? null : parseDate(min)}
        maxValue={max === undefined ? null : parseDate(max)}
        {...(firstDay === undefined ? {} : { firstDayOfWeek: firstDay })}
        autoFocus
      >
        <header className={styles['head']}>
          <Button slot="previous" className={styles['step'] ?? ''}>
            <Icon name="back" />
          </Button>
          <MonthTitle format={format} />
          <Button slot="next" className={styles['step'] ?? ''}>
            <Icon name="forward" />
          </Button>
        </header>
        <CalendarGrid
          weekdayStyle={format.settings.language === 'ar' ? 'narrow' : 'short'}
          className={styles['grid'] ?? ''}
        >
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={styles['weekday'] ?? ''}>{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <Day date={date} isToday={date.toString() === today} format={format} />}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}

interface DayProps {
  readonly date: CalendarDate;
  readonly isToday: boolean;
  readonly format: Format;
}

function Day({ date, isToday, format }: DayProps) {
  const text = date.toString();
  const isPrimary = format.settings.hijri === 'primary';
  const gregorian = format.dayOfMonth(text);
  const [large, small] = isPrimary ? [format.hijriDay(text), gregorian] : [gregorian, format.hijriDay(text)];
  return (
    <CalendarCell date={date} className={styles['day'] ?? ''}>
      {/* The cell is named by its Gregorian date; the style sheet draws the second number, so the name says all text. */}
      <span
        className={styles['cell']}
        data-today={isToday || undefined}
        data-second={format.settings.hijri === 'off' ? undefined : small}
      >
        {large}
      </span>
    </CalendarCell>
  );
}

function MonthTitle({ format }: { readonly format: Format }) {
  const state = use(CalendarStateContext);
  const month = state?.visibleRange.start.toString() ?? '';
  const gregorian = format.monthYear(month);
  const islamic = format.hijriMonths(month);
  const isPrimary = format.settings.hijri === 'primary';
  return (
    <Heading className={styles['title'] ?? ''}>
      {isPrimary ? islamic : gregorian}
      {format.settings.hijri !== 'off' && <span className={styles['second']}>{isPrimary ? gregorian : islamic}</span>}
    </Heading>
  );
}
