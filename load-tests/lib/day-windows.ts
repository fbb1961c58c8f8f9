// Learns from the server when each civil day of its clinic begins and ends.
import type { Desk } from './desk.ts';

/** A day as instants, half-open. */
export type DayWindow = { readonly from: string; readonly to: string };

const dayMs = 86_400_000;
/** Days asked for at once: the server answers at most 62. */
const stepDays = 60;

/** The window of every day between two civil dates, the last included. */
export async function dayWindows(desk: Desk, first: string, last: string): Promise<ReadonlyMap<string, DayWindow>> {
  const windows = new Map<string, DayWindow>();
  const end = Date.parse(`${last}T00:00:00Z`) + 2 * dayMs;
  for (let at = Date.parse(`${first}T00:00:00Z`) - dayMs; at < end; at += stepDays * dayMs) {
    const window = { from: instantOf(at), to: instantOf(at + stepDays * dayMs) };
    const { days } = await desk.read('calendar.range', { ...window, scheduleIds: [] });
    for (const { date, start, minutes } of days) {
      windows.set(date, { from: start, to: instantOf(Date.parse(start) + minutes * 60_000) });
    }
  }
  return windows;
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
