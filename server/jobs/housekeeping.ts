// What a node does every hour without being asked.
import { HOUR } from '#shared/time/instant.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Store } from '#server/store/open.ts';
import { forgetOldReceipts } from '#server/store/receipts.ts';
import { forgetSpentKeys } from '#server/store/spent-keys.ts';

/** What is forgotten once nobody can need it; each answers how much it was. */
const chores = [
  { what: 'old receipts', forget: forgetOldReceipts },
  { what: 'spent keys', forget: forgetSpentKeys },
] as const;

/** Starts the hourly work of a node; the answer stops it and waits for what is under way. */
export function keepHouse(parts: { readonly store: Store; readonly log: Logger; readonly everyMs?: number }) {
  const { store, log, everyMs = HOUR } = parts;
  let working = Promise.resolve();
  const work = async () => {
    for (const { what, forget } of chores) {
      try {
        const forgotten = await forget(store);
        if (forgotten > 0) log.info({ forgotten }, `${what} forgotten`);
      } catch (error) {
        log.warn({ err: error }, `${what} could not be forgotten`);
      }
    }
  };
  const timer = setInterval(() => {
    working = working.then(work);
  }, everyMs);
  timer.unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await working;
    },
  };
}
