// What a node does every hour without being asked.
import { HOUR } from '#shared/time/instant.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Store } from '#server/store/open.ts';
import { forgetOldReceipts } from '#server/store/receipts.ts';

/** Starts the hourly work of a node; the answer stops it and waits for what is under way. */
export function keepHouse(parts: { readonly store: Store; readonly log: Logger; readonly everyMs?: number }) {
  const { store, log, everyMs = HOUR } = parts;
  let working = Promise.resolve();
  const work = async () => {
    try {
      const forgotten = await forgetOldReceipts(store);
      if (forgotten > 0) log.info({ forgotten }, 'old receipts forgotten');
    } catch (error) {
      log.warn({ err: error }, 'old receipts could not be forgotten');
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
