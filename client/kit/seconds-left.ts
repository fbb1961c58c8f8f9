// Seconds left: how long something still stands, told once for each whole second and never after its end.
import { useEffect, useState } from 'react';

/** ms added to each wait, so that a timer that comes early does not tell the same second twice. */
const LATE = 4;

/**
 * The whole seconds until `endsAt`, 0 from then on; both are milliseconds of the clock that `now` reads, which should
 * be the same function at every render.
 */
export function useSecondsLeft(endsAt: number, now: () => number): number {
  const [left, setLeft] = useState(() => secondsLeft(endsAt, now()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const at = now();
      setLeft(secondsLeft(endsAt, at));
      if (at < endsAt) timer = setTimeout(tick, untilNextSecond(endsAt, at));
    };
    tick();
    return () => clearTimeout(timer);
  }, [endsAt, now]);
  return left;
}

/** The seconds between two moments; one that has begun still counts. */
export function secondsLeft(endsAt: number, at: number): number {
  return Math.max(0, Math.ceil((endsAt - at) / 1000));
}

/** The milliseconds after which `secondsLeft` answers less. */
export function untilNextSecond(endsAt: number, at: number): number {
  return ((endsAt - at) % 1000 || 1000) + LATE;
}
