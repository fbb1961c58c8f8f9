// A device in memory: what pages keep on it outlives them, and a test can break it or hold its writes back.
import type { KeptKind, KeptRow, Shelf } from '#client/live/shelf.ts';

type Row = KeptRow & { readonly account: string; readonly page: object };

/** One device with the rows of everybody who uses it. */
export class HandDevice {
  readonly rows = new Map<string, Row>();
  /** Nothing can be kept or read while this holds. */
  isBroken = false;
  /** Writes wait for this. */
  written: Promise<void> = Promise.resolve();
  readonly #open = new Set<object>();

  /** The shelf of one page of an account. */
  shelf(account: string): Shelf {
    const page = {};
    this.#open.add(page);
    const act = async <T>(run: () => T): Promise<T> => {
      if (this.isBroken) throw new Error('nothing is kept here');
      await this.written;
      return run();
    };
    const mine = (): [string, Row][] => [...this.rows].filter(([, row]) => row.account === account);
    const keyOf = (kind: KeptKind, key: string): string => `${account} ${kind} ${key}`;
    return {
      take: () =>
        act(() => {
          const left = mine().filter(([, row]) => row.page !== page && !this.#open.has(row.page));
          for (const [key, row] of left) this.rows.set(key, { ...row, page });
          return left.map(([, { kind, key, value }]) => ({ kind, key, value }));
        }),
      put: (kind, key, value, insteadOf = kind) =>
        act(() => {
          this.rows.set(keyOf(kind, key), { kind, key, value: structuredClone(value), account, page });
          if (insteadOf !== kind) this.rows.delete(keyOf(insteadOf, key));
        }),
      drop: (kind, key) => act(() => void this.rows.delete(keyOf(kind, key))),
      wipe: () =>
        act(() => {
          for (const [key] of mine()) this.rows.delete(key);
        }),
      close: () => void this.#open.delete(page),
    };
  }

  /** The browser ends: no page is open any more. */
  restart(): void {
    this.#open.clear();
  }

  /** What is kept of one kind. */
  kept(kind: KeptKind): unknown[] {
    return [...this.rows.values()].filter((row) => row.kind === kind).map((row) => row.value);
  }
}
