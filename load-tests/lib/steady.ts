// Does something at a steady pace.
import { setTimeout as pause } from 'node:timers/promises';

/** Starts `work` `perSecond` times a second for `ms` milliseconds and waits until all of it is done. */
export async function steadily(perSecond: number, ms: number, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  const count = Math.round((perSecond * ms) / 1000);
  for (let at = 0; at < count; at += 1) {
    const early = began + (at * 1000) / perSecond - performance.now();
    if (early > 0) await pause(early);
    running.push(work());
  }
  await Promise.all(running);
}
