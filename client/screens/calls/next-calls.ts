// Which day the confirmation calls are for: the next working day that has visits.
import { addDays, weekdayOf } from '#client/kit/dates.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';

/** So many days ahead are looked at: the longest row of holidays a clinic is closed for, and a day more. */
export const LOOK_AHEAD_DAYS = 10;

type Times = {
  readonly weekend: Clinic['weekend'];
  readonly schedules: readonly Pick<Schedule, 'kind' | 'active' | 'hours'>[];
};

/** Whether a clinic works on a date: not its weekend, and some practitioner has hours on that weekday. */
export function isWorkingDay(date: string, { weekend, schedules }: Times): boolean {
  const weekday = weekdayOf(date);
  const practitioners = schedules.filter(({ kind, active }) => kind === 'practitioner' && active);
  const isStaffed = practitioners.some(({ hours }) => hours.some((window) => window.weekday === weekday));
  return !weekend.includes(weekday) && isStaffed;
}

/**
 * The date after `today` to call for: the first working day with visits, else the first day with any, else the first working
 * day, else tomorrow.
 */
export function nextCallDay(
  today: string,
  times: Times,
  visits: readonly Pick<Appointment, 'startWall' | 'status'>[],
): string {
  const ahead = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => addDays(today, index + 1));
  const booked = new Set(visits.filter(({ status }) => status === 'booked').map((one) => one.startWall.slice(0, 10)));
  const working = ahead.filter((date) => isWorkingDay(date, times));
  return (
    working.find((date) => booked.has(date)) ??
    ahead.find((date) => booked.has(date)) ??
    working[0] ??
    addDays(today, 1)
  );
}
