// The scale of one day: instants, grid minutes and the wall clock, turned into each other from the day's own offsets.
import { type Instant, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import type { DayShape, LocalDate } from '#shared/time/zone.ts';

/** Minutes of a wall clock that nobody has changed. */
export const PLAIN_DAY = 1440;

/** Grid minutes from the first instant of the day to `at`: negative before the day, beyond `day.minutes` after it. */
export function minuteOf(day: DayShape, at: Instant): number {
  return Math.round((msOf(at) - msOf(day.start)) / MINUTE);
}

/** The instant of a grid minute. */
export function instantAt(day: DayShape, minute: number): Instant {
  return plusMinutes(day.start, minute);
}

/** Where a new offset begins: the grid minute, the wall clock just before it and by how many minutes it is put on. */
export interface ClockChange {
  readonly minute: number;
  readonly wall: number;
  readonly by: number;
}

/** The changes of the clock during a day; a day that begins after 00:00 has one at minute 0. */
export function clockChanges(day: DayShape): readonly ClockChange[] {
  const late = wallAt(day, 0);
  const changes = day.offsets.slice(1).map((part, index) => {
    const minute = minuteOf(day, part.from);
    const before = day.offsets[index]?.offsetMinutes ?? part.offsetMinutes;
    return { minute, wall: wallAt(day, minute) + before - part.offsetMinutes, by: part.offsetMinutes - before };
  });
  return late > 0 ? [{ minute: 0, wall: 0, by: late }, ...changes] : changes;
}

/**
 * What the wall clock shows at a grid minute, in minutes since 00:00 of the day's date: 540 is nine o'clock. The end
 * of a day reads 1440; an hour that happens twice reads the same twice.
 */
export function wallAt(day: DayShape, minute: number): number {
  const at = msOf(day.start) + minute * MINUTE;
  const inForce = day.offsets.findLast((part) => msOf(part.from) <= at) ?? day.offsets[0];
  return Math.round((at - midnightUtc(day.date)) / MINUTE) + (inForce?.offsetMinutes ?? 0);
}

/** What the wall clock shows at a moment given in milliseconds since 1970, to the minute that has begun. */
export function wallOf(day: DayShape, at: number): number {
  return wallAt(day, Math.floor((at - msOf(day.start)) / MINUTE));
}

/**
 * The grid minute of a wall-clock time of the day (0–1440): the first of a time that happens twice; one that does not
 * exist is put on by the length of the gap.
 */
export function minuteOfWall(day: DayShape, wall: number): number {
  const late = wallAt(day, 0);
  if (wall < late) return wall;
  const candidates = day.offsets.map((part) => {
    const minute = wall - part.offsetMinutes - Math.round((msOf(day.start) - midnightUtc(day.date)) / MINUTE);
    return { minute, shown: wallAt(day, minute) };
  });
  return (candidates.find(({ shown }) => shown === wall) ?? candidates[0])?.minute ?? wall;
}

/** A day about which nothing is known yet: 24 hours by the clock. */
export function plainDay(date: LocalDate): DayShape {
  const start = `${date}T00:00:00.000Z`;
  return { date, start, minutes: PLAIN_DAY, offsets: [{ from: start, offsetMinutes: 0 }] };
}

function midnightUtc(date: LocalDate): number {
  return msOf(`${date}T00:00:00.000Z`);
}
