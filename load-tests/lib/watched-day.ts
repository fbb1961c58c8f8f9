// Watches one day of a clinic as a screen does and compares what arrived with what was booked.
import { percentileOf } from './timings.ts';
import { openScreen } from './screen.ts';
import type { DayWindow } from './day-windows.ts';
import type { Desk } from './desk.ts';

/** What the screen can say of its day at the end. */
export type DayReport = {
  readonly booked: number;
  readonly arrived: number;
  /** Booked and never seen, or seen and never booked. */
  readonly missing: number;
  readonly strange: number;
  /** Versions of the whole clinic that were pushed, each following the one before, and how often more had to be asked for. */
  readonly pushed: number;
  readonly catchUps: number;
  /** Commit → screen in milliseconds by the server's clock, of every pushed version. */
  readonly p50: number;
  readonly p99: number;
};

/** A watched day. */
export type WatchedDay = {
  /** Waits until the screen has everything up to `version`, compares and stops watching. */
  finish(bookedIds: ReadonlySet<string>, version: number): Promise<DayReport>;
  close(): void;
};

const patienceMs = 30_000;

/** Opens a screen on a day; only appointments that start in it count. */
export async function watchDay(origin: string, desk: Desk, day: DayWindow): Promise<WatchedDay> {
  const arrived = new Set<string>();
  const delays: number[] = [];
  const keep = ({ id, start }: { readonly id: string; readonly start: string }) => {
    if (start >= day.from && start < day.to) arrived.add(id);
  };
  const screen = await openScreen({
    origin,
    token: desk.token,
    clinic: desk.caller.clinicId,
    ...day,
    onFrame: ({ events, at }, { pushed, heardAt }) => {
      if (pushed) delays.push(Math.max(0, heardAt - Date.parse(at)));
      for (const event of events ?? []) if (event.type === 'appointment.booked') keep(event.appointment);
    },
    onAppointments: (appointments) => appointments.forEach(keep),
  });
  return {
    close: () => screen.close(),
    async finish(bookedIds, version) {
      await screen.reaches(version, patienceMs).catch(() => undefined);
      screen.close();
      return {
        booked: bookedIds.size,
        arrived: arrived.size,
        missing: notIn(bookedIds, arrived),
        strange: notIn(arrived, bookedIds),
        pushed: screen.counts.pushed,
        catchUps: screen.counts.catchUps,
        p50: percentileOf(delays, 0.5),
        p99: percentileOf(delays, 0.99),
      };
    },
  };
}

function notIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((one) => !others.has(one)).length;
}
