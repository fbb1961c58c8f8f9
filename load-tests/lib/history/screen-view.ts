// What one recorded client has on its screen: put together from its watch and the rows it was sent.
import type { LedgerEvent, Noun } from './lines.ts';

/** A picture of a clinic that is kept up by rows. */
export class ScreenView {
  readonly nouns = new Map<string, Noun>();
  run = 0;
  since = 0;
  version = 0;
  readonly #waiting = new Set<() => void>();

  /** A watch was answered at `head`, with everything. */
  begin(head: number, nouns: readonly Noun[]): void {
    this.nouns.clear();
    for (const noun of nouns) this.nouns.set(noun.id, noun);
    this.run += 1;
    this.since = head;
    this.#reach(head);
  }

  /** The next row came. */
  take(version: number, events: readonly LedgerEvent[]): void {
    for (const event of events) {
      const noun = event.appointment ?? event.hold;
      if (noun !== undefined) this.nouns.set(noun.id, noun);
    }
    this.#reach(version);
  }

  /** Resolves once the screen has come to a version. */
  reaches(version: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.version < version) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Everything a calendar would show of a window. */
  within(from: string, to: string): Noun[] {
    const shown = [...this.nouns.values()].filter(({ state }) => state === undefined || state === 'live');
    return shown.filter(({ start, end }) => start < to && end > from);
  }

  #reach(version: number): void {
    this.version = version;
    for (const look of this.#waiting) look();
  }
}
