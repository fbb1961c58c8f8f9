// Measures how long a hold takes from the press that places it to other desks' screens.
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { openScreen } from './screen.ts';
import { dayStart, slotDealer } from './slots.ts';
import { openSocketPool } from './socket-pool.ts';
import { steadily } from './steady.ts';
import { percentileOf } from './timings.ts';

/** Milliseconds from the press to another screen. */
export type HoldSeen = { readonly p50: number; readonly p99: number; readonly arrivals: number };

export const watching = 20;
export const perSecond = 10;
const forMs = 6000;

/** Measures in a clinic of its own; every hold is let go as soon as its placing is answered. */
export async function measureHolds({ origin }: MeasuredPlace, clinic: OwnClinic): Promise<HoldSeen> {
  const [desk] = clinic.desks;
  const delays: number[] = [];
  const pressed = new Map<string, number>();
  const window = { from: new Date(dayStart(2)).toISOString(), to: new Date(dayStart(3)).toISOString() };
  const onFrame = ({
    events,
  }: {
    readonly events: readonly { readonly type: string; readonly hold?: { readonly id: string } }[] | null;
  }) => {
    for (const { type, hold } of events ?? []) {
      const at = type === 'hold.placed' && hold ? pressed.get(hold.id) : undefined;
      if (at !== undefined) delays.push(performance.now() - at);
    }
  };
  const watch = { origin, token: desk.token, clinic: desk.caller.clinicId, ...window, onFrame };
  const open = await Promise.all(Array.from({ length: watching }, () => openScreen(watch)));
  const pool = await openSocketPool(origin, desk.token, 12);
  const serviceId = clinic.settings.services[0]?.id ?? '';
  const slot = slotDealer(clinic, 2);
  await steadily(perSecond, forMs, async () => {
    const { scheduleId, start } = slot();
    const placed = await pool.answer('hold.place', { serviceId, scheduleIds: [scheduleId], start }, (commandId) => {
      pressed.set(commandId, performance.now());
    });
    if (placed.ok) await pool.answer('hold.release', { holdId: placed.commandId });
  });
  const version = await desk.version();
  await Promise.all(open.map((screen) => screen.reaches(version, 10_000)));
  for (const screen of open) screen.close();
  pool.close();
  return { p50: percentileOf(delays, 0.5), p99: percentileOf(delays, 0.99), arrivals: delays.length };
}
