// Turns Ctrl-C and SIGTERM into one orderly stop.
import { monotonic } from '#server/ops/clock.ts';

export interface Stop {
  /** Aborted at the first wish to stop. */
  readonly signal: AbortSignal;
  /** Stops for a reason of our own, which is then the failure of the command. */
  readonly because: (reason: Error) => void;
  /** Whether this error is only somebody's wish to stop. */
  readonly isWish: (error: unknown) => boolean;
}

const wish = Symbol('somebody wants it to stop');
/** npm passes on the Ctrl-C that the terminal has already sent to us, so a second signal at once is the same wish. */
const sameWishMs = 1000;

/** Listens for the signals from now on. Somebody who insists ends the process at once. */
export function stopSignal(): Stop {
  const controller = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (controller.signal.aborted && monotonic() - first > sameWishMs) process.exit(130);
    if (controller.signal.aborted) return;
    first = monotonic();
    controller.abort(wish);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return {
    signal: controller.signal,
    because: (reason) => controller.abort(reason),
    isWish: (error) => error === wish,
  };
}
