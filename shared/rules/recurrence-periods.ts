// The periods a rule counts in: days, weeks, months and years, which dates of each are chosen, and where UNTIL ends them.
import { DAY, msOf } from '#shared/time/instant.ts';
import { daysBetween, type LocalDate, type LocalTime, plusDays, resolveWall, weekdayOf } from '#shared/time/zone.ts';
import type { Rule } from './recurrence-rule.ts';

/** Whether a wall time is later than UNTIL, each form of it taken at its word. */
export function isAfter(wall: LocalTime, until: string, zone: string): boolean {
  const [date, time] = [untilDate(until), until.slice(9, 13)];
  if (time === '') return wall.slice(0, 10) > date;
  const last = `${date}T${time.slice(0, 2)}:${time.slice(2)}`;
  if (!until.endsWith('Z')) return wall > last;
  const far = daysBetween(date, wall.slice(0, 10));
  if (Math.abs(far) > 2) return far > 0;
  return resolveWall(wall, zone).ms > msOf(`${last}:${until.slice(13, 15)}Z`);
}

/** The date UNTIL names, by the clock it is written in. */
export function untilDate(until: string): LocalDate {
  return `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
}

/** The dates of one period that BYSETPOS chooses, no earlier than the first start. */
export function chosen(rule: Rule, dates: readonly LocalDate[], first: LocalDate): LocalDate[] {
  const wanted = new Set(rule.bySetPos.map((at) => (at > 0 ? at - 1 : dates.length + at)));
  return dates.filter((date, at) => date >= first && (wanted.size === 0 || wanted.has(at)));
}

/** Which period a date is in, counted from that of the first. */
export function periodNumber(rule: Rule, first: LocalDate): (date: LocalDate) => number {
  const [dayOne, weekOne] = [dayNumber(first), dayNumber(weekOf(first, rule.weekStart))];
  const numbers: Record<Rule['freq'], (date: LocalDate) => number> = {
    DAILY: (date) => dayNumber(date) - dayOne,
    WEEKLY: (date) => Math.floor((dayNumber(date) - weekOne) / 7),
    MONTHLY: (date) => monthOf(date) - monthOf(first),
    YEARLY: (date) => yearOf(date) - yearOf(first),
  };
  return numbers[rule.freq];
}

function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** Whether any of every so many days from a first one on is in a month. */
export function hasDay(month: number, first: LocalDate, every: number): boolean {
  const [from, to] = [month, month + 1].map((at) => Date.UTC(Math.floor(at / 12), at % 12) / DAY - dayNumber(first));
  return Math.floor(((to ?? 0) - 1) / every) > Math.floor(((from ?? 0) - 1) / every);
}

/** The first day of the week a date is in. */
export function weekOf(date: LocalDate, weekStart: number): LocalDate {
  return plusDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

/** The year of a date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Months since the year 0. */
export function monthOf(date: LocalDate): number {
  return yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
}
