// What stands in the kept time, by id: the newest known state of each thing, in whatever order its states come.
import type { Id } from '#shared/model/id.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Readings } from './readings.ts';
import { touches, type Window } from './window.ts';

/** Something with a time and a version. */
export type Stretch = { readonly id: Id; readonly version: number; readonly start: Instant; readonly end: Instant };

/** How many of those that went are remembered as they were last. */
const MOST_GONE = 200;

/** Things of one kind. */
export class Standing<T extends Stretch> {
  readonly all = new Map<Id, T>();
  readonly #gone = new Map<Id, T>();
  readonly #readings: Readings;
  readonly #stays: (one: T) => boolean;
  readonly #changed: (id: Id) => void;

  /** `stays` judges which are kept at all; `changed` is told of each that comes, changes or goes. */
  constructor(readings: Readings, stays: (one: T) => boolean, changed: (id: Id) => void) {
    this.#readings = readings;
    this.#stays = stays;
    this.#changed = changed;
  }

  /** The newest known state, also of one that went a while ago. */
  last(id: Id): T | undefined {
    return this.all.get(id) ?? this.#gone.get(id);
  }

  /** A state that an event brought. */
  hear(one: T): void {
    if (this.all.has(one.id) || !this.#stays(one) || !this.#readings.isPast(one)) this.put(one);
  }

  put(one: T): void {
    const held = this.all.get(one.id);
    if ((held && held.version >= one.version) || this.#readings.hasLeft(one)) return;
    if ((this.#gone.get(one.id)?.version ?? -1) > one.version) return;
    const wasKnown = held !== undefined || this.#gone.delete(one.id);
    if (this.#stays(one)) this.all.set(one.id, one);
    else this.#leave(one);
    if (wasKnown || this.#stays(one)) this.#changed(one.id);
  }

  /** Everything there is in a window at a version: what is not among it is no longer there. */
  putAll(all: readonly T[], window: Window, version: number): void {
    for (const one of all) this.put(one);
    const named = new Set(all.map(({ id }) => id));
    this.drop((held) => held.version <= version && !named.has(held.id) && touches(window, held));
  }

  /** Those that no longer stand in the kept time go, and are remembered. */
  clear(isGone: (held: T) => boolean): void {
    for (const held of [...this.all.values()].filter(isGone)) {
      this.#leave(held);
      this.#changed(held.id);
    }
  }

  /** Those that a full answer lacks go; nobody knows how they ended. */
  drop(isGone: (held: T) => boolean): void {
    for (const held of [...this.all.values()].filter(isGone)) {
      this.all.delete(held.id);
      this.#changed(held.id);
    }
  }

  /** Forgets everything. */
  reset(): void {
    this.#gone.clear();
    this.drop(() => true);
  }

  #leave(one: T): void {
    this.#readings.noteLeft(one);
    this.all.delete(one.id);
    this.#gone.delete(one.id);
    this.#gone.set(one.id, one);
    const [oldest] = this.#gone.keys();
    if (this.#gone.size > MOST_GONE && oldest) this.#gone.delete(oldest);
  }
}
