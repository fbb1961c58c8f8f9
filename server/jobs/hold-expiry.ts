// Sees to it that holds end in the log too: every second for the clinics this node watches.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import type { Logger } from '#server/ops/log.ts';
import { logHoldEnd } from '#server/store/hold-end.ts';
import { openHolds } from '#server/store/holds.ts';
import type { Store } from '#server/store/open.ts';

/** What the watch over holds stands on; `publish` hears of every end it logs. */
export type HoldExpiryParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly publish: (frame: LogFrame) => void;
  readonly everyMs?: number;
};

/** The watch over the holds of watched clinics. Its calls never throw and never wait. */
export type HoldExpiry = ReturnType<typeof expireHolds>;

/**
 * Starts the watch. What holds there are is remembered: read once when a clinic begins to be watched, then heard from
 * its log. What fails is tried again a second later.
 */
export function expireHolds({ store, log, publish, everyMs = 1000 }: HoldExpiryParts) {
  const watched = new Map<Id, Map<Id, Hold>>();
  const unread = new Set<Id>();
  let working: Promise<void> | null = null;

  function remember(clinicId: Id, hold: Hold): void {
    const holds = watched.get(clinicId);
    if (hold.state !== 'live') holds?.delete(hold.id);
    else if (hold.version >= (holds?.get(hold.id)?.version ?? 0)) holds?.set(hold.id, hold);
  }

  /** A clinic that begins to be watched anew while it is read is read once more: what was heard in between is forgotten. */
  async function read(clinicId: Id): Promise<void> {
    const begun = watched.get(clinicId);
    const holds = await store.read(clinicId, (tx) => openHolds(tx, clinicId));
    if (watched.get(clinicId) !== begun) return;
    unread.delete(clinicId);
    for (const hold of holds) remember(clinicId, hold);
  }

  async function due(): Promise<[Id, Hold][]> {
    const all = [...watched].flatMap(([clinicId, holds]) =>
      [...holds.values()].map((hold): [Id, Hold] => [clinicId, hold]),
    );
    if (all.length === 0) return [];
    const [clock] = await store.rows<{ at: string | Date }>('select clock_timestamp() as at');
    const now = new Date(clock?.at ?? 0).getTime();
    return all.filter(([, hold]) => msOf(hold.until) <= now);
  }

  async function end(clinicId: Id, hold: Hold): Promise<void> {
    const became = await logHoldEnd(store, clinicId, hold);
    watched.get(clinicId)?.delete(hold.id);
    if ('frame' in became) publish(became.frame);
    else if (became.stands) remember(clinicId, became.stands);
  }

  /** One clinic that cannot be reached keeps no other waiting for ever. */
  async function attempt<T>(step: () => Promise<T>): Promise<T | null> {
    return step().catch((error: unknown) => {
      log.warn({ err: error }, 'holds whose time is up could not be ended');
      return null;
    });
  }

  async function work(): Promise<void> {
    for (const clinicId of unread) await attempt(() => read(clinicId));
    for (const [clinicId, hold] of (await attempt(due)) ?? []) await attempt(() => end(clinicId, hold));
  }

  const timer = setInterval(() => {
    working ??= work().finally(() => {
      working = null;
    });
  }, everyMs);
  timer.unref();

  return {
    /** A clinic begins to be watched, or its log begins anew. */
    begin(clinicId: Id): void {
      watched.set(clinicId, new Map());
      unread.add(clinicId);
    },
    /** The next row of a watched clinic's log. */
    hear(row: LogFrame): void {
      for (const event of row.events ?? []) if ('hold' in event) remember(row.clinic, event.hold);
    },
    /** Nobody watches a clinic any more. */
    forget(clinicId: Id): void {
      watched.delete(clinicId);
      unread.delete(clinicId);
    },
    /** Ends the watch and waits for what is under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await working;
    },
  };
}
