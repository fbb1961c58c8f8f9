// Which commands came from this page, so that its own changes are not told back to it as news.
import type { Id } from '#shared/model/id.ts';

const MOST_KEPT = 500;

/** The ids of the newest commands of this page. */
export class OwnCommands {
  readonly #ids = new Set<Id>();

  add(commandId: Id): void {
    this.#ids.add(commandId);
    const [oldest] = this.#ids;
    if (this.#ids.size > MOST_KEPT && oldest) this.#ids.delete(oldest);
  }

  has(commandId: Id): boolean {
    return this.#ids.has(commandId);
  }
}
