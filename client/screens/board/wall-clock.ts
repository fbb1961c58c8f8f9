// The clinic's wall clock: the date and the minutes of the day in its zone.
import { fromAbsolute, toCalendarDate } from '@internationalized/date';
import { useClinicNow } from '#client/screens/clinic-clock.ts';

const MINUTE_MS = 60_000;

/** A moment on a wall: `YYYY-MM-DD`, minutes since midnight, and which minute of time it is. */
export interface WallTime {
  readonly date: string;
  readonly minutes: number;
  readonly minute: number;
}

/** What a clock in a zone shows at an instant, in ms. */
export function wallTime(zone: string, ms: number): WallTime {
  const at = fromAbsolute(ms, zone);
  return { date: toCalendarDate(at).toString(), minutes: at.hour * 60 + at.minute, minute: Math.floor(ms / MINUTE_MS) };
}

/** The clock, followed from minute to minute. */
export function useWallTime(zone: string): WallTime {
  return wallTime(zone, useClinicNow(MINUTE_MS));
}
