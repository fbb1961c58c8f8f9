// The form that closes time: what was typed, what is wrong with it, and the command it asks for.
import { clockOf, minutesOf, minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import { reasonText } from '#shared/model/text.ts';
import { instantOf, type Instant } from '#shared/time/instant.ts';
import { daysBetween, plusDays, resolveWall, startOfDay, wallOf } from '#shared/time/zone.ts';

/** What is known of the time before the form is filled in: a stretch, or whole days from a date on. */
export interface CloseWish {
  readonly scheduleId?: string | undefined;
  readonly start?: Instant | undefined;
  readonly end?: Instant | undefined;
  readonly date?: string | undefined;
}

/** What was typed; times are texts, and count for nothing where the days are whole. */
export interface CloseForm {
  readonly scheduleId: string | null;
  readonly isWhole: boolean;
  readonly fromDate: string;
  readonly fromTime: string;
  readonly toDate: string;
  readonly toTime: string;
  readonly reason: string;
}

/** What is wrong with a field; the words are the catalogue's. */
export type CloseFault = 'required' | 'time' | 'order' | 'long' | 'reason';
export type CloseFaults = Readonly<Partial<Record<keyof CloseForm, CloseFault>>>;

/** The longest that can be closed at once, in days, as the server has it. */
export const LONGEST_DAYS = 366;
const DAY_MINUTES = 1440;
/** What is closed where only a start is known, in minutes; and the hours offered in place of whole days. */
const HOUR = 60;
const MORNING = { from: 8 * HOUR, to: 12 * HOUR };

/** The form for a wish; `written` writes minutes of the wall clock as the reader types them. */
export function closeFormFrom(
  wish: CloseWish,
  { zone, today, written }: { zone: string; today: string; written: (minutes: number) => string },
): CloseForm {
  const { scheduleId = null, start } = wish;
  if (start === undefined) {
    const date = wish.date ?? today;
    const [fromTime, toTime] = [written(MORNING.from), written(MORNING.to)];
    return { scheduleId, isWhole: true, fromDate: date, fromTime, toDate: date, toTime, reason: '' };
  }
  const [from, to] = [wallOf(start, zone), wallOf(wish.end ?? instantOf(Date.parse(start) + HOUR * 60_000), zone)];
  return {
    scheduleId,
    isWhole: false,
    fromDate: from.slice(0, 10),
    fromTime: written(minutesOfWall(from)),
    toDate: to.slice(0, 10),
    toTime: written(minutesOfWall(to)),
    reason: '',
  };
}

/** The form with its first day changed: the last one keeps its distance. */
export function fromDateMoved(form: CloseForm, fromDate: string): CloseForm {
  return { ...form, fromDate, toDate: plusDays(fromDate, Math.max(0, daysBetween(form.fromDate, form.toDate))) };
}

/** What is wrong before anything is asked. */
export function closeFaults(form: CloseForm, zone: string): CloseFaults {
  const { from, to } = timesOf(form);
  const typed: CloseFaults = {
    ...(form.scheduleId === null && { scheduleId: 'required' as const }),
    ...(!form.isWhole && from === null && { fromTime: 'time' as const }),
    ...(!form.isWhole && to === null && { toTime: 'time' as const }),
    ...(!reasonText.safeParse(form.reason.trim()).success && { reason: 'reason' as const }),
  };
  const stretch = stretchOf(form, zone);
  if (!stretch) return typed;
  const [end, days] = [
    form.isWhole ? ('toDate' as const) : ('toTime' as const),
    daysBetween(form.fromDate, form.toDate),
  ];
  if (stretch.end <= stretch.start) return { ...typed, [end]: 'order' };
  return days > LONGEST_DAYS ? { ...typed, toDate: 'long' } : typed;
}

/** The command of a form without faults; null of one with some. */
export function closeInput(form: CloseForm, zone: string): CommandInput<'schedule.close'> | null {
  const stretch = stretchOf(form, zone);
  const { scheduleId } = form;
  if (scheduleId === null || !stretch || Object.keys(closeFaults(form, zone)).length > 0) return null;
  return { scheduleId, ...stretch, reason: form.reason.trim() };
}

/** Whether a stretch is made of whole days of a clinic's clock. */
export function isWholeDays({ start, end }: { start: Instant; end: Instant }, zone: string): boolean {
  return [start, end].every((at) => wallOf(at, zone).endsWith('T00:00'));
}

function timesOf({ fromTime, toTime }: CloseForm) {
  const isLikely = (minutes: number) => minutes >= 7 * HOUR && minutes <= 21 * HOUR;
  return { from: minutesOf(fromTime, isLikely), to: minutesOf(toTime, isLikely) };
}

function stretchOf(form: CloseForm, zone: string): { readonly start: Instant; readonly end: Instant } | null {
  const { fromDate, toDate, isWhole } = form;
  if (isWhole) {
    return {
      start: instantOf(startOfDay(fromDate, zone)),
      end: instantOf(startOfDay(plusDays(toDate, 1), zone)),
    };
  }
  const { from, to } = timesOf(form);
  if (from === null || to === null) return null;
  // Midnight at the end of a day is the end of that day.
  const until = to % DAY_MINUTES === 0 ? `${plusDays(toDate, 1)}T00:00` : `${toDate}T${clockOf(to)}`;
  const at = (wall: string) => instantOf(resolveWall(wall, zone).ms);
  return { start: at(`${fromDate}T${clockOf(from)}`), end: at(until) };
}
