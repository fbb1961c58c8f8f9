// A pulse for what changes by waiting alone: renders again twice a second while it is needed.
import { useEffect, useState } from 'react';
import { now } from '#client/kit/clock.ts';

const EVERY_MS = 500;

/** The device's clock in ms at the last pulse; it stands still while nothing waits. */
export function useTick(isNeeded: boolean, every: number = EVERY_MS): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    if (!isNeeded) return;
    const timer = setInterval(() => setAt(now()), every);
    return () => clearInterval(timer);
  }, [isNeeded, every]);
  return at;
}
