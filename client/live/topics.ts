// Tells listeners which parts of the picture changed: each topic at most once per drawn frame.
import type { Stop, Timers } from './timers.ts';

/** Names a part of the picture: `appointment:<id>`, `column:<schedule>:<date>`, `link` … */
export type Topic = string;

/** Listeners by topic. `prepare` runs before each round and brings the picture up to date, naming further topics. */
export class Topics {
  readonly #timers: Pick<Timers, 'frame'>;
  readonly #prepare: () => void;
  readonly #listeners = new Map<Topic, Set<() => void>>();
  readonly #touched = new Set<Topic>();
  #waiting: Stop | null = null;

  constructor(timers: Pick<Timers, 'frame'>, prepare: () => void) {
    this.#timers = timers;
    this.#prepare = prepare;
  }

  /** Calls `listener` after each change of the topic, until the returned function is called. */
  subscribe(topic: Topic, listener: () => void): Stop {
    const listeners = this.#listeners.get(topic) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(topic, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  /** Marks a topic as changed; its listeners hear of it in the next frame. */
  touch(topic: Topic): void {
    this.#touched.add(topic);
    this.wake();
  }

  /** Sees to it that a round comes, where only the preparation may find what changed. */
  wake(): void {
    this.#waiting ??= this.#timers.frame(() => this.flush());
  }

  /** Brings the picture up to date and tells the listeners now. */
  flush(): void {
    this.#waiting?.();
    this.#waiting = () => undefined;
    try {
      this.#prepare();
    } finally {
      this.#waiting = null;
    }
    const touched = [...this.#touched];
    this.#touched.clear();
    const heard = new Set(touched.flatMap((topic) => [...(this.#listeners.get(topic) ?? [])]));
    for (const listener of heard) listener();
  }
}
