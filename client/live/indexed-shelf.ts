// The shelf of a browser: IndexedDB, where each row names the page that works on it, so that two tabs do not send it twice.
import { type IDBPDatabase, openDB } from 'idb';
import type { KeptKind, KeptRow, Shelf } from './shelf.ts';

type Row = {
  readonly clinic: string;
  readonly account: string;
  readonly key: string;
  /** The page that works on it. */
  readonly page: string;
  readonly value: unknown;
};

const kinds: readonly KeptKind[] = ['unsent', 'attention', 'drafts'];
const DATABASE = 'mawid';

/** Whose rows: of one account in one clinic, worked on by one page. */
export type Whose = { readonly clinic: string; readonly account: string; readonly page: string };

/** Opens the shelf; where the browser keeps nothing, every promise of it is rejected. */
export function indexedShelf({ clinic, account, page }: Whose): Shelf {
  const base = open();
  base.catch(() => undefined);
  const range = () => IDBKeyRange.bound([clinic, account], [clinic, account, []]);
  const closing = new AbortController();
  const here = Promise.withResolvers<void>();
  const isHere = stay(lockOf(page), here.promise);

  /** Rows of pages that are gone become this page's. */
  async function adopt(): Promise<readonly KeptRow[]> {
    await isHere;
    const held = (await locks()?.query())?.held ?? [];
    const open = new Set(held.map((one) => one.name));
    const isGone = (owner: string): boolean => owner !== page && !open.has(lockOf(owner));
    const transaction = (await base).transaction(kinds, 'readwrite');
    const found: KeptRow[] = [];
    for (const kind of kinds) {
      const store = transaction.objectStore(kind);
      for (const row of (await store.getAll(range())) as Row[]) {
        if (!isGone(row.page)) continue;
        found.push({ kind, key: row.key, value: row.value });
        await store.put({ ...row, page });
      }
    }
    await transaction.done;
    return found;
  }

  return {
    take: () => oneAtATime(adopt, closing.signal),
    async put(kind, key, value, insteadOf = kind) {
      const row: Row = { clinic, account, key, page, value };
      const transaction = (await base).transaction([kind, insteadOf], 'readwrite', { durability: 'strict' });
      const gone = insteadOf === kind ? [] : [transaction.objectStore(insteadOf).delete([clinic, account, key])];
      await Promise.all([...gone, transaction.objectStore(kind).put(row), transaction.done]);
    },
    async drop(kind, key) {
      await (await base).delete(kind, [clinic, account, key]);
    },
    // Whoever signs out closes the page's shelf with the screens that stood on it: it is wiped even so.
    async wipe() {
      const own = await open();
      const transaction = own.transaction(kinds, 'readwrite', { durability: 'strict' });
      await Promise.all([...kinds.map((kind) => transaction.objectStore(kind).delete(range())), transaction.done]);
      own.close();
    },
    close() {
      here.resolve();
      closing.abort();
      void base.then((one) => one.close()).catch(() => undefined);
    },
  };
}

/** Rejected, never thrown, also where the browser forbids to ask. */
async function open(): Promise<IDBPDatabase> {
  return openDB(DATABASE, 1, {
    upgrade(base) {
      for (const kind of kinds) base.createObjectStore(kind, { keyPath: ['clinic', 'account', 'key'] });
    },
  });
}

/** The browser's locks between pages; none outside a secure context. */
function locks(): LockManager | undefined {
  return (navigator as { readonly locks?: LockManager }).locks;
}

function lockOf(page: string): string {
  return `${DATABASE} page ${page}`;
}

/** Holds a lock until `end`, so that other pages see that this one is open. Resolves once it is held. */
function stay(name: string, end: Promise<void>): Promise<void> {
  return new Promise((held) => {
    if (!locks()) return held();
    locks()
      ?.request(name, () => {
        held();
        return end;
      })
      .catch(() => held());
  });
}

/** Two pages that open at the same moment must not both find a row that is nobody's. */
function oneAtATime<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return locks()?.request(`${DATABASE} take`, { signal }, act) ?? act();
}
