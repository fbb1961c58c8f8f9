// When a desk that nobody touches is covered, and when it says so before.
import { MINUTE } from '#shared/time/instant.ts';

/** So long without any input covers the screen, in ms. */
export const IDLE_MS = 15 * MINUTE;
/** So long before it a strip says so, in ms. */
export const WARNING_MS = MINUTE;

/** Somebody is there, may have gone, or is away. */
export type Idle = 'here' | 'leaving' | 'away';

/** What a device makes of the last input anywhere on it; both in ms of one clock. A clock that was set back means here. */
export function idleAt(now: number, lastInput: number): Idle {
  const idle = now - lastInput;
  if (idle >= IDLE_MS) return 'away';
  return idle >= IDLE_MS - WARNING_MS ? 'leaving' : 'here';
}
