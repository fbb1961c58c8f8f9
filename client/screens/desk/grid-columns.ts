// The columns of the grid: schedules side by side on a day, or the days of one schedule's week.
import type { Present } from '#shared/contract/frames.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { openStretches } from '#client/grid/open-hours.ts';
import type { GridColumn } from '#client/grid/types.ts';
import type { Format } from '#client/kit/format.ts';
import { dayRemark } from './day-remark.ts';
import { nameIn, titleIn } from './names.ts';

/** The key of a schedule's column on a date. */
export function columnKey(scheduleId: string, date: string): string {
  return `${scheduleId}@${date}`;
}

interface Wish {
  readonly dates: readonly string[];
  readonly days: readonly DayShape[];
  readonly today: string;
  readonly clinic: Clinic;
  readonly t: Translate;
  readonly format: Format;
}

/** A column per schedule on the first date. */
export function dayColumns(schedules: readonly Schedule[], wish: Wish): GridColumn[] {
  const { language } = wish.format.settings;
  const [date = ''] = wish.dates;
  return schedules.map((schedule) => {
    const column = columnOf(schedule, date, wish);
    const isClosed = column.open.length === 0 && wish.days.length > 0;
    return {
      ...column,
      title: nameIn(language, schedule),
      subtitle: isClosed ? closedWords(column.remark, wish) : titleIn(language, schedule),
    };
  });
}

/** That it is closed, where nothing says why. */
function closedWords(remark: string | undefined, { t }: Wish): string {
  return remark === undefined ? t(($) => $.calendar.column.closed) : '';
}

/** A column per date of one schedule. */
export function weekColumns(schedule: Schedule, wish: Wish): GridColumn[] {
  const { format, today } = wish;
  return wish.dates.map((date) => ({
    ...columnOf(schedule, date, wish),
    title: `${format.weekday(date)} ${format.dayOfMonth(date)}`,
    subtitle: format.settings.hijri === 'off' ? format.dateShort(date) : format.hijriDayMonth(date),
    today: date === today,
  }));
}

/** Colleagues who look at a column. */
export function watchersOf(
  { scheduleId, date }: Pick<GridColumn, 'scheduleId' | 'date'>,
  present: readonly Present[],
  ownId: string,
): { readonly id: string; readonly name: string }[] {
  return present
    .filter(({ id, view }) => id !== ownId && view.scheduleId === scheduleId && view.date === date)
    .map(({ id, name }) => ({ id, name }));
}

function columnOf(schedule: Schedule, date: string, { days, clinic, t, format }: Wish) {
  const day = days.find((one) => one.date === date);
  const open = day ? openStretches(day, schedule, clinic) : [];
  const remark = dayRemark(schedule, clinic, date, { t, language: format.settings.language });
  const column = { key: columnKey(schedule.id, date), scheduleId: schedule.id, date, kind: schedule.kind, open };
  return { ...column, ...(remark !== null && { remark }) };
}

/** Columns of a clinic that is not known yet: the shape of a page to come. */
export function blankColumns(date: string, count: number): GridColumn[] {
  return Array.from({ length: count }, (_, index) => ({
    key: columnKey(String(index), date),
    scheduleId: String(index),
    date,
    title: '\u00a0',
    subtitle: '',
    kind: 'practitioner' as const,
    open: [],
  }));
}
