// Deals out the free times of a measured clinic, one after the other, so that no booking meets another.
import type { OwnClinic } from './own-clinic.ts';

/** A quarter of an hour of one practitioner. */
export type Slot = { readonly scheduleId: string; readonly start: string; readonly end: string };

const quarter = 15 * 60_000;
const dayMs = 86_400_000;
const opens = 8 * 4;
const perDay = 40;

/** The first instant of the UTC day some days from today. */
export function dayStart(daysAhead: number): number {
  return (Math.floor(Date.now() / dayMs) + daysAhead) * dayMs;
}

/** Deals slots from the day `daysAhead` on: every practitioner's first of the day, then the second, then the next day. */
export function slotDealer({ settings }: OwnClinic, daysAhead: number): () => Slot {
  const { schedules } = settings;
  let dealt = 0;
  return () => {
    const turn = Math.floor(dealt / schedules.length);
    const scheduleId = schedules[dealt % schedules.length]?.id ?? '';
    const start = dayStart(daysAhead + Math.floor(turn / perDay)) + (opens + (turn % perDay)) * quarter;
    dealt += 1;
    return { scheduleId, start: new Date(start).toISOString(), end: new Date(start + quarter).toISOString() };
  };
}
