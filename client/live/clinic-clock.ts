// The clinic's clock as this page reads it: the server's time, since a device may be set to any other.
/** The `Date` of an answer is whole seconds and has travelled; smaller differences say nothing. */
const COARSE_MS = 2000;
/** A row this much older than the clock thinks, in ms, was late, or the device was set to another time. */
const LATE_MS = 10_000;

/** How far the server's clock is ahead of this device's, learnt from what the server says. */
export class ClinicClock {
  readonly #device: () => number;
  #ahead = 0;
  #isExact = false;
  #lateBy: number | null = null;

  /** `device` is the time of this device, in ms. */
  constructor(device: () => number) {
    this.#device = device;
  }

  /** Milliseconds since 1970 on the server's clock. */
  readonly now = (): number => this.#device() + this.#ahead;

  /** The time of the server's clock, in ms, as this device shows it. */
  readonly onDevice = (ms: number): number => ms - this.#ahead;

  /** An answer was dated so, in ms, to the second. */
  learnDate(ms: number): void {
    const ahead = ms - this.#device();
    if (!Number.isNaN(ms) && Math.abs(ahead - this.#ahead) >= COARSE_MS) this.#ahead = ahead;
  }

  /**
   * Something just happened there at `ms`. News travels, so what says the latest time is nearest to the truth. True when
   * the clock was set by it.
   */
  learnRow(ms: number): boolean {
    const ahead = ms - this.#device();
    const isLate = this.#isExact && ahead < this.#ahead - LATE_MS;
    const wasSo = this.#lateBy !== null && Math.abs(ahead - this.#lateBy) < COARSE_MS;
    this.#lateBy = isLate ? ahead : null;
    const isSet = !this.#isExact || ahead > this.#ahead || (isLate && wasSo);
    if (isSet) this.#ahead = ahead;
    this.#isExact = true;
    return isSet;
  }
}
