// Goes round all clinics: once a node is up, and every hour; one that fails is no hindrance to the others.
import type { Id } from '#shared/model/id.ts';
import { HOUR, MINUTE } from '#shared/time/instant.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Store } from '#server/store/open.ts';

/** How long after it starts a node first goes round, and how often then; in ms. */
export type Rhythm = { readonly firstMs?: number; readonly everyMs?: number };

type RoundParts = Rhythm & {
  readonly store: Store;
  readonly log: Logger;
  /** What is done in a clinic. */
  readonly visit: (clinicId: Id) => Promise<void>;
  /** What the log says where it could not be done. */
  readonly failure: string;
};

/** Starts to go round; the answer stops it and waits for what is under way. */
export function goRound({ store, log, visit, failure, firstMs = MINUTE, everyMs = HOUR }: RoundParts) {
  let working = Promise.resolve();
  let isStopped = false;

  async function round(): Promise<void> {
    const clinics = await store.rows<{ clinic_id: Id }>('select clinic_id from clinic_head');
    for (const { clinic_id: clinicId } of clinics) {
      if (isStopped) return;
      await visit(clinicId).catch((error: unknown) => log.warn({ err: error, clinicId }, failure));
    }
  }

  const look = () => {
    working = working.then(round).catch((error: unknown) => log.warn({ err: error }, failure));
  };
  const timers = [setTimeout(look, firstMs), setInterval(look, everyMs)];
  for (const timer of timers) timer.unref();

  return {
    async stop(): Promise<void> {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await working;
    },
  };
}
