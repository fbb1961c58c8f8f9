// Forms that were begun and not sent, so that no reload and no restart loses what was typed.

/** What was typed. `key` names it, `at` is when it was last touched in ms of this device, `value` is the form's own. */
export type Draft = {
  readonly key: string;
  readonly kind: 'booking' | 'note' | 'details';
  readonly at: number;
  readonly value: unknown;
};

/** Where drafts outlive the page. */
export type DraftKeeper = { put(draft: Draft): void; drop(key: string): void };

/** The drafts of this page, the newest first. */
export class Drafts {
  all: readonly Draft[] = [];
  readonly #keeper: DraftKeeper | null;
  readonly #changed: () => void;

  constructor(keeper: DraftKeeper | null, changed: () => void) {
    this.#keeper = keeper;
    this.#changed = changed;
  }

  /** Keeps a draft in place of the one of its key. */
  put(draft: Draft): void {
    this.#keeper?.put(draft);
    this.#set([draft, ...this.all.filter((one) => one.key !== draft.key)]);
  }

  drop(key: string): void {
    if (!this.all.some((one) => one.key === key)) return;
    this.#keeper?.drop(key);
    this.#set(this.all.filter((one) => one.key !== key));
  }

  /** Drafts that were kept on the device; one that was touched since stays as it is here. */
  restore(kept: readonly Draft[]): void {
    const here = new Set(this.all.map((one) => one.key));
    this.#set([...this.all, ...kept.filter((one) => !here.has(one.key))]);
  }

  /** Forgets all of them on this page. */
  clear(): void {
    this.#set([]);
  }

  #set(drafts: readonly Draft[]): void {
    this.all = drafts.toSorted((a, b) => b.at - a.at);
    this.#changed();
  }
}
