// What must outlive the page: commands without an answer, cards that need attention and drafts, kept on the device.
import { commands } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import type { Draft } from './drafts.ts';
import { isQueued } from './instant-commands.ts';
import type { Attention } from './pending.ts';
import { newPending, type Pending } from './pending-entry.ts';
import type { KeptKind, KeptRow, Shelf } from './shelf.ts';

/** What a page before this one left. */
export type Left = {
  readonly unsent: readonly Pending[];
  readonly attention: readonly Attention[];
  readonly drafts: readonly Draft[];
};

/** What a keeper tells: what it found, now and whenever another page of the same person is gone; and that its state changed. */
export type KeeperHears = { found(left: Left): void; changed(): void };

/** Keeps one account's work in one clinic, on whatever shelf there is. */
export class Keeper {
  readonly #shelf: Shelf | null;
  readonly #hears: KeeperHears;
  readonly #writing = new Map<string, number>();
  readonly #lost = new Set<string>();
  /** What lies on the shelf as this page's, or is on its way there. */
  #kept = new Map<Id, Pending | Attention>();
  #isOpen: boolean;
  #isLeft = false;

  /** Without a shelf nothing is kept. */
  constructor(shelf: Shelf | null, hears: KeeperHears) {
    this.#shelf = shelf;
    this.#isOpen = shelf !== null;
    this.#hears = hears;
  }

  /** Whether everything that should outlive the page does. */
  get isKeeping(): boolean {
    return this.#isOpen && this.#lost.size === 0;
  }

  /** How many commands are not yet on the device and soon will be. */
  get unwritten(): number {
    return [...this.#writing.keys()].filter((key) => key.startsWith('unsent ')).length;
  }

  /** Takes what was left by pages that are gone. */
  async look(): Promise<void> {
    const rows = await this.#shelf?.take().catch(() => null);
    this.#isOpen = Boolean(rows);
    this.#hears.changed();
    if (!rows || rows.length === 0) return;
    const left = leftIn(rows);
    for (const one of left.unsent) this.#kept.set(one.commandId, one);
    for (const one of left.attention) this.#kept.set(one.pending.commandId, one);
    this.#hears.found(left);
  }

  /** Keeps the commands and cards as they are now, and no others. */
  keep(entries: readonly Pending[], attention: readonly Attention[]): void {
    const unsent = entries.filter((one) => one.state !== 'settled');
    const now = new Map<Id, Pending | Attention>([
      ...unsent.map((one) => [one.commandId, one] as const),
      ...attention.map((one) => [one.pending.commandId, one] as const),
    ]);
    for (const [id, one] of now) if (!isKeptAs(this.#kept.get(id), one)) this.#write(id, one, this.#kept.get(id));
    for (const [id, one] of this.#kept) if (!now.has(id)) this.#drop(kindOf(one), id);
    this.#kept = now;
  }

  readonly drafts = {
    put: (draft: Draft): void => this.#put('drafts', draft.key, draft),
    drop: (key: string): void => this.#drop('drafts', key),
  };

  /** Leaves nothing of this account on the device, and keeps nothing more: a form may be put down as its screen goes. */
  async wipe(): Promise<void> {
    this.#isLeft = true;
    this.#kept = new Map();
    this.#lost.clear();
    await this.#shelf?.wipe().catch(() => undefined);
  }

  /** The page goes; what it kept is for the next one. */
  close(): void {
    this.#shelf?.close();
  }

  #write(id: Id, one: Pending | Attention, before: Pending | Attention | undefined): void {
    const insteadOf = kindOf(before) ?? undefined;
    if ('why' in one) this.#put('attention', id, { ...one, pending: plain(one.pending) }, insteadOf);
    else this.#put('unsent', id, plain(one), insteadOf);
  }

  #put(kind: KeptKind, key: string, value: unknown, insteadOf?: KeptKind): void {
    if (!this.#isLeft) this.#settle(`${kind} ${key}`, this.#shelf?.put(kind, key, value, insteadOf));
  }

  #drop(kind: KeptKind | null, key: string): void {
    if (kind) this.#settle(`${kind} ${key}`, this.#shelf?.drop(kind, key));
  }

  #settle(name: string, written: Promise<void> | undefined): void {
    if (!written) return;
    this.#writing.set(name, (this.#writing.get(name) ?? 0) + 1);
    written
      .then(
        () => this.#lost.delete(name),
        () => this.#lost.add(name),
      )
      .finally(() => {
        const others = (this.#writing.get(name) ?? 1) - 1;
        if (others > 0) this.#writing.set(name, others);
        else this.#writing.delete(name);
        this.#hears.changed();
      });
  }
}

function kindOf(one: Pending | Attention | undefined): KeptKind | null {
  if (!one) return null;
  return 'why' in one ? 'attention' : 'unsent';
}

/** Whether what is kept of it already says all there is to keep. Where it stands on its way is not kept. */
function isKeptAs(before: Pending | Attention | undefined, now: Pending | Attention): boolean {
  if (before === now || !before || 'why' in before || 'why' in now) return before === now;
  return before.input === now.input && before.tries === now.tries;
}

/** A command as it is kept: enough to send it again with the same id. */
function plain({ commandId, name, input, at, tries }: Pending) {
  return { commandId, name, input, at, tries };
}

/** What rows hold that this page understands, commands in the order they were given. */
function leftIn(rows: readonly KeptRow[]): Left {
  const of = (kind: KeptKind) => rows.filter((one) => one.kind === kind).map((one) => one.value);
  const cards = of('attention').map((value) => {
    const card = value as Attention;
    const pending = readEntry(card.pending);
    return pending && { ...card, pending };
  });
  return {
    unsent: of('unsent')
      .map(readEntry)
      .filter((one) => one !== null)
      .toSorted(byTime),
    attention: cards.filter((one) => one !== null).toSorted((a, b) => byTime(a.pending, b.pending)),
    drafts: of('drafts').filter(isDraft),
  };
}

/** A kept command, or null where it is none that this page understands. */
function readEntry(value: unknown): Pending | null {
  if (typeof value !== 'object' || value === null) return null;
  const { commandId, name, input, at, tries } = value as Pending;
  if (!isQueued(name) || !commands[name].input.safeParse(input).success) return null;
  return { ...newPending({ commandId, name, input, at, quiet: false }), tries };
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'key' in value && 'kind' in value && 'at' in value;
}

function byTime(a: Pending, b: Pending): number {
  return a.at - b.at || (a.commandId < b.commandId ? -1 : 1);
}
