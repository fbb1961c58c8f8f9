// Unanswered commands survive a reload: kept on the device under clinic and account, one entry per command.
import { commands } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import { newPending, type Pending } from './pending-entry.ts';

/** Where text is kept by key; the browser's `localStorage` is one. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The kept commands of one account in one clinic. Nobody else's are ever read. */
export class Keeper {
  readonly #shelf: Shelf | null;
  readonly #prefix: string;

  /** `shelf` is null where nothing may be kept. */
  constructor(shelf: Shelf | null, clinic: string, account: string) {
    this.#shelf = shelf;
    this.#prefix = `mawid.unsent ${clinic} ${account} `;
  }

  /** What was kept, oldest first, ready to be sent again with the same ids. */
  all(): Pending[] {
    return this.#keys()
      .toSorted()
      .map((key) => readEntry(this.#shelf?.getItem(key) ?? ''))
      .filter((entry) => entry !== null);
  }

  /** Keeps a command as it is now. */
  put({ commandId, name, input, at, tries }: Pending): void {
    try {
      this.#shelf?.setItem(`${this.#prefix}${commandId}`, JSON.stringify({ commandId, name, input, at, tries }));
    } catch {
      // A full or forbidden shelf keeps nothing; the command is still sent from this page.
    }
  }

  drop(commandId: Id): void {
    this.#shelf?.removeItem(`${this.#prefix}${commandId}`);
  }

  #keys(): string[] {
    const shelf = this.#shelf;
    const keys = Array.from({ length: shelf?.length ?? 0 }, (_, place) => shelf?.key(place) ?? '');
    return keys.filter((key) => key.startsWith(this.#prefix));
  }
}

/** A kept entry, or null where it is none that this page understands. */
function readEntry(text: string): Pending | null {
  try {
    const { commandId, name, input, at, tries } = JSON.parse(text) as Pending;
    if (!commands[name].input.safeParse(input).success) return null;
    return { ...newPending({ commandId, name, input, at, quiet: false }), tries };
  } catch {
    return null;
  }
}
