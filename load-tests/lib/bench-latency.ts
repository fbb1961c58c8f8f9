// Measures how long a booking takes from its commit to other desks' screens.
import { booker } from './booker.ts';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { openScreen } from './screen.ts';
import { dayStart } from './slots.ts';
import { steadily } from './steady.ts';
import { percentileOf } from './timings.ts';

/** Milliseconds from commit to screen, over so many arrivals. */
export type Latency = { readonly p50: number; readonly p99: number; readonly arrivals: number };

export const screens = 20;
export const bookingsPerSecond = 20;
const forMs = 8000;

/** Measures in a clinic of its own: one desk books at a steady pace, twenty screens watch. */
export async function measureLatency({ origin }: MeasuredPlace, clinic: OwnClinic): Promise<Latency> {
  const delays: number[] = [];
  const [desk] = clinic.desks;
  const window = { from: new Date(dayStart(2)).toISOString(), to: new Date(dayStart(3)).toISOString() };
  const onFrame = ({ at }: { readonly at: string }, { heardAt }: { readonly heardAt: number }) =>
    void delays.push(Math.max(0, heardAt - Date.parse(at)));
  const watch = { origin, token: desk.token, clinic: desk.caller.clinicId, ...window, onFrame };
  const book = await booker(clinic);
  const open = await Promise.all(Array.from({ length: screens }, () => openScreen(watch)));
  await steadily(bookingsPerSecond, forMs, book);
  const version = await desk.version();
  await Promise.all(open.map((screen) => screen.reaches(version, 10_000)));
  for (const screen of open) screen.close();
  return { p50: percentileOf(delays, 0.5), p99: percentileOf(delays, 0.99), arrivals: delays.length };
}
