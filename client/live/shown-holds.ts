// The holds a screen shows: those whose time is not up by the clinic's clock, each gone by itself when it is.
import { type Hold, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import type { ClinicClock } from './clinic-clock.ts';
import type { Replica } from './replica.ts';
import type { Stop, Timers } from './timers.ts';
import { touches, type Window } from './window.ts';

/** What it draws from. `hidden` are holds that a pending booking of this desk has taken the place of. */
export type HoldParts = {
  readonly replica: () => Replica;
  readonly hidden: () => ReadonlySet<Id>;
  readonly clock: ClinicClock;
  readonly timers: Pick<Timers, 'after'>;
  /** The time of a hold was up. */
  readonly ended: (id: Id) => void;
};

/** Holds as lists that stay the same objects until they change. */
export class ShownHolds {
  readonly #parts: HoldParts;
  readonly #lists = new Map<string, readonly Hold[]>();
  readonly #ends = new Map<Id, Stop>();
  readonly #over = new WeakMap<Hold, Hold>();

  constructor(parts: HoldParts) {
    this.#parts = parts;
  }

  /** The live holds that touch a window, by start. */
  within(window: Window): readonly Hold[] {
    const hidden = this.#parts.hidden();
    const all = [...this.#parts.replica().holds.values()];
    const list = all
      .filter((one) => touches(window, one) && this.#isHeld(one) && !hidden.has(one.id))
      .toSorted((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1));
    const key = `${window.from} ${window.to}`;
    const last = this.#lists.get(key);
    const isSame = last?.length === list.length && last.every((one, place) => one === list[place]);
    if (!isSame) this.#lists.set(key, list);
    return isSame ? last : list;
  }

  /** What is known of a hold, whatever became of it; one whose time is up counts as expired before anybody says so. */
  one(id: Id): Hold | undefined {
    const hold = this.#parts.replica().lastOfHold(id);
    if (hold?.state !== 'live' || this.#isHeld(hold)) return hold;
    const over = this.#over.get(hold) ?? { ...hold, state: 'expired' };
    this.#over.set(hold, over);
    return over;
  }

  /** A hold came, changed or went: its end is waited for anew. */
  changed(id: Id): void {
    this.#ends.get(id)?.();
    this.#ends.delete(id);
    const hold = this.#parts.replica().lastOfHold(id);
    if (!hold || !this.#isHeld(hold)) return;
    const left = msOf(hold.until) - this.#parts.clock.now();
    const stop = this.#parts.timers.after(Math.max(1, left), () => {
      this.changed(id);
      this.#parts.ended(id);
    });
    this.#ends.set(id, stop);
  }

  /** The clock was set: every end is waited for anew. */
  clockSet(): void {
    const waiting = [...this.#ends.keys()];
    for (const id of waiting) {
      this.changed(id);
      if (!this.#ends.has(id)) this.#parts.ended(id);
    }
  }

  stop(): void {
    for (const stop of this.#ends.values()) stop();
    this.#ends.clear();
  }

  #isHeld(hold: Hold): boolean {
    return isHeld(hold, this.#parts.clock.now());
  }
}
