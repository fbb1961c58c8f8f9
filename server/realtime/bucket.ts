// How fast one socket may speak.
import { monotonic } from '#server/ops/clock.ts';

/** Messages a second, and how many may come at once after a silence. */
export const PACE = { perSecond: 20, burst: 40 } as const;

/** Refusals beyond the messages that passed, after which a socket is cut: it does not listen. */
const DEAF_AFTER = 1000;

/** Takes a message: null when it may pass, else in how many ms the next one may; `deaf` when it never waits. */
export type Bucket = { take(): { readonly retryMs: number; readonly deaf: boolean } | null };

/** Makes a full bucket; `clock` counts milliseconds. */
export function makeBucket(clock: () => number = monotonic): Bucket {
  let tokens: number = PACE.burst;
  let at = clock();
  let refused = 0;
  return {
    take() {
      const time = clock();
      tokens = Math.min(PACE.burst, tokens + ((time - at) / 1000) * PACE.perSecond);
      at = time;
      if (tokens >= 1) {
        tokens -= 1;
        refused = Math.max(0, refused - 1);
        return null;
      }
      refused += 1;
      return { retryMs: Math.ceil(((1 - tokens) / PACE.perSecond) * 1000), deaf: refused >= DEAF_AFTER };
    },
  };
}
