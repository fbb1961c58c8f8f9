// Decides when each row of a replay is due.
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when a row that was booked at `bookedAt` (milliseconds since 1970) is due, or `stopped` is aborted. */
export type Rhythm = (bookedAt: number) => Promise<void>;

const longestPause = 2 ** 31 - 1;

/** The rhythm of a file that begins at `first`, `speed` times faster; null waits for nothing. */
export function rhythmOf(first: number, speed: number | null, stopped: AbortSignal): Rhythm {
  if (speed === null) return () => Promise.resolve();
  const began = performance.now();
  return async (bookedAt) => {
    const wait = () => (bookedAt - first) / speed - (performance.now() - began);
    for (let ms = wait(); ms > 0 && !stopped.aborted; ms = wait()) {
      await pause(Math.min(ms, longestPause), undefined, { signal: stopped }).catch(() => undefined);
    }
  };
}
