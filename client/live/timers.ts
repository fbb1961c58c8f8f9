// Time and chance as the live part sees them: given from outside, so that a test can turn the clock by hand.

/** Ends what was begun. */
export type Stop = () => void;

/** What the live part asks of the machine it runs on. */
export type Timers = {
  /** Milliseconds since 1970 on this device. */
  readonly now: () => number;
  /** Runs once after so many milliseconds. */
  readonly after: (ms: number, run: () => void) => Stop;
  /** Runs once before the next picture is drawn, or soon where nothing is drawn. */
  readonly frame: (run: () => void) => Stop;
  /** A number in [0, 1). */
  readonly chance: () => number;
  /** A new command id: UUID version 7, growing. */
  readonly newId: () => string;
};

/** A wait of at least `ms`, spread by up to half of it again, so that many desks do not return at once. */
export function spread(ms: number, timers: Pick<Timers, 'chance'>): number {
  return Math.round(ms * (1 + timers.chance() / 2));
}
