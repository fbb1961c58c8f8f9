// What the page tells about the device: the network came or went, the page is looked at again.
import type { Stop } from './timers.ts';

/** Each takes a listener and returns the way to stop it. */
export type Surroundings = {
  readonly onOnline: (run: () => void) => Stop;
  readonly onOffline: (run: () => void) => Stop;
  /** The page is visible again, perhaps after a night's sleep. */
  readonly onAwake: (run: () => void) => Stop;
  /** The page is hidden behind others, or put away. */
  readonly onAsleep: (run: () => void) => Stop;
  /** The page is being closed or left; there is time for a word and no answer. */
  readonly onLeaving: (run: () => void) => Stop;
};
