// Tells whoever listens what others did and what became of this desk's commands.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame, Refused } from '#shared/contract/frames.ts';
import type { Pending } from './pending-entry.ts';
import type { Stop } from './timers.ts';

/** A committed change by somebody else; `fresh` when it arrived as it happened, not while catching up. */
export type Remote = {
  readonly by: LogFrame['by'];
  readonly events: readonly ClinicEvent[];
  readonly at: string;
  readonly version: number;
  readonly commandId: LogFrame['commandId'];
  /** Through which door it came. */
  readonly via: LogFrame['via'];
  readonly fresh: boolean;
};

/** A command of this desk that the server refused, and why. */
export type RefusedCommand = { readonly pending: Pending; readonly refusal: Refused };

/** Listeners of one kind of news. */
export class Feed<T> {
  readonly #listeners = new Set<(news: T) => void>();

  /** Calls `listener` with all news from now on, until the returned function is called. */
  listen(listener: (news: T) => void): Stop {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(news: T): void {
    for (const listener of this.#listeners) listener(news);
  }
}
