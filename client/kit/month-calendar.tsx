// A month of either calendar to choose from, with the other's day under each; its own chunk, loaded on demand.
import { type CalendarDate, parseDate } from '@internationalized/date';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import { Segmented } from './segmented.tsx';

interface MonthCalendarProps {
  readonly value: string;
  readonly onChange: (date: string) => void;
  readonly today: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly format: Format;
  /** The focus goes to the chosen day; true unless said. */
  readonly takesFocus?: boolean;
}

/** Whose months are leafed through. */
type Calendars = 'gregorian' | 'hijri';
/** As it was last chosen on this page. */
let lastChosen: Calendars | null = null;

const FIRST_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The month of the chosen date; arrows walk the days, Page Up and Page Down the months. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { hijri } = props.format.settings;
  const { t } = useTranslation();
  const [calendar, setCalendar] = useState(() => lastChosen ?? (hijri === 'primary' ? 'hijri' : 'gregorian'));
  const [isFirst, setFirst] = useState(true);
  if (hijri === 'off') return <Month {...props} calendar="gregorian" />;
  const choose = (chosen: Calendars) => {
    lastChosen = chosen;
    setCalendar(chosen);
    setFirst(false);
  };
  return (
    <div className={styles['both']}>
      <Segmented
        label={t(($) => $.day.goTo.calendar)}
        value={calendar}
        onChange={choose}
        choices={[
          { id: 'gregorian', text: t(($) => $.day.goTo.gregorian) },
          { id: 'hijri', text: t(($) => $.day.goTo.hijri) },
        ]}
      />
      <Month key={calendar} {...props} calendar={calendar} takesFocus={isFirst && props.takesFocus !== false} />
    </div>
  );
}

function Month(props: MonthCalendarProps & { readonly calendar: Calendars }) {
  const { value, onChange, today, min, max, format, calendar, takesFocus = true } = props;
  const firstDay = FIRST_DAYS[format.settings.weekStart - 1];
  const system = calendar === 'hijri' ? 'islamic-umalqura' : 'gregory';
  return (
    // Said aloud, since some engines give ar-SA the Islamic calendar by themselves.
    <I18nProvider locale={`${format.tag.replace('-u-', `-u-ca-${system}-`)}`}>
      <Calendar
        className={styles['calendar'] ?? ''}
        value={parseDate(value)}
        onChange={(date) => onChange(date.toString())}
        minValue={min === undefined ? null : parseDate(min)}
        maxValue={max === undefined ? null : parseDate(max)}
        {...(firstDay === undefined ? {} : { firstDayOfWeek: firstDay })}
        autoFocus={takesFocus}
      >
        <header className={styles['head']}>
          <Button slot="previous" className={styles['step'] ?? ''}>
            <Icon name="back" />
          </Button>
          <MonthTitle format={format} calendar={calendar} />
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
            {(date) => <Day date={date} isToday={date.toString() === today} format={format} calendar={calendar} />}
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
  readonly calendar: Calendars;
}

function Day({ date, isToday, format, calendar }: DayProps) {
  const text = date.toString();
  const isPrimary = calendar === 'hijri';
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

function MonthTitle({ format, calendar }: Pick<DayProps, 'format' | 'calendar'>) {
  const state = use(CalendarStateContext);
  const { start, end } = state?.visibleRange ?? {};
  if (!start || !end) return null;
  const isPrimary = calendar === 'hijri';
  const [first, last] = [format.monthYear(start.toString()), format.monthYear(end.toString())];
  const gregorian = first === last ? first : `${first} – ${last}`;
  // Where the clinic follows the sighted moon, the middle of the month is surely of it.
  const islamic = isPrimary
    ? format.hijriMonthYear(start.add({ days: 14 }).toString())
    : format.hijriMonths(start.toString());
  return (
    <Heading className={styles['title'] ?? ''}>
      {isPrimary ? islamic : gregorian}
      {format.settings.hijri !== 'off' && <span className={styles['second']}>{isPrimary ? gregorian : islamic}</span>}
    </Heading>
  );
}
