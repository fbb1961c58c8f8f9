// What came from this page: its commands, so that they are not told back to it as news, and the holds it has.
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';

const MOST_KEPT = 500;

/** The ids of the newest commands of this page, and its holds. */
export class OwnCommands {
  readonly #ids = new Set<Id>();
  readonly #holds = new Map<Id, Hold>();

  add(commandId: Id): void {
    this.#ids.add(commandId);
    const [oldest] = this.#ids;
    if (this.#ids.size > MOST_KEPT && oldest) this.#ids.delete(oldest);
  }

  has(commandId: Id): boolean {
    return this.#ids.has(commandId);
  }

  /** A command of this page left a hold so. */
  hold(hold: Hold): void {
    if (hold.state === 'live') this.#holds.set(hold.id, hold);
    else this.#holds.delete(hold.id);
  }

  /** The holds that this page placed, made longer or took over, as it was answered. */
  holds(): Iterable<Hold> {
    return this.#holds.values();
  }
}
