// A clock that a test turns by hand, with chance and ids that come from a seed.
import type { Stop, Timers } from '#client/live/timers.ts';

type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Time that stands still until it is turned on. `start` in ms since 1970. */
export class TestClock implements Timers {
  #time: number;
  #made = 0;
  #timers: readonly Timer[] = [];
  readonly chance: () => number;

  constructor(seed = 1, start = Date.parse('2026-11-20T06:00:00.000Z')) {
    this.chance = seeded(seed);
    this.#time = start;
  }

  readonly now = (): number => this.#time;

  readonly after = (ms: number, run: () => void): Stop => {
    this.#made += 1;
    const timer = { at: this.#time + Math.max(0, Math.round(ms)), order: this.#made, run };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  readonly frame = (run: () => void): Stop => this.after(16, run);

  readonly newId = (): string => {
    this.#made += 1;
    const time = this.#time.toString(16).padStart(12, '0');
    const count = (this.#made % 4096).toString(16).padStart(3, '0');
    const tail = Array.from({ length: 15 }, () => Math.floor(this.chance() * 16).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${tail.slice(0, 3)}-${tail.slice(3)}`;
  };

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Runs the next timer within `ms`; false when none is due by then, and the time is `until` then. */
  step(until: number): boolean {
    const due = this.#timers.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
    if (!due || due.at > until) {
      this.#time = Math.max(this.#time, until);
      return false;
    }
    this.#timers = this.#timers.filter((one) => one !== due);
    this.#time = Math.max(this.#time, due.at);
    due.run();
    return true;
  }
}

/** Lets everything that was promised so far come true. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Turns the clock on by `ms`; after each timer `rest` waits for what it set going. */
export async function pass(clock: TestClock, ms: number, rest: () => Promise<void> = settled): Promise<void> {
  const until = clock.now() + Math.round(ms);
  await rest();
  while (clock.step(until)) await rest();
}
