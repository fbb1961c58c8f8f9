// Where a page keeps what must outlive it: rows of one account in one clinic, which no other account reads.

/** What is kept. */
export type KeptKind = 'unsent' | 'attention' | 'drafts';

/** One kept thing. */
export type KeptRow = { readonly kind: KeptKind; readonly key: string; readonly value: unknown };

/** Writes of one key take effect in the order they were asked for. Every promise may be rejected: then nothing is kept. */
export type Shelf = {
  /** Makes rows that no open page has its own, and gives them. */
  take(): Promise<readonly KeptRow[]>;
  /**
   * Resolves once it would survive the end of the browser. What it stood as before (`insteadOf`) goes in the same write, so
   * that a page which ends between the two loses neither.
   */
  put(kind: KeptKind, key: string, value: unknown, insteadOf?: KeptKind): Promise<void>;
  drop(kind: KeptKind, key: string): Promise<void>;
  /** Removes every row of the account, other pages' too. */
  wipe(): Promise<void>;
  /** The page goes; its rows are anybody's who is the same person. */
  close(): void;
};
