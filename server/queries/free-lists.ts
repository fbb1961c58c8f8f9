// The free starts of several searches in one clinic, all as they are at one version.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { monotonic, now } from '#server/ops/clock.ts';
import { type Head, readHead } from '#server/store/clinic-log.ts';
import type { Store } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import type { TakenMemory } from '#server/store/taken-memory.ts';
import { findFree, type Found } from './slot-find.ts';

/** For so long searches follow each other before whatever else waits on this node has its turn. */
const LONGEST_TURN_MS = 8;

/** What is free, the schedules that can make it another, and the moment (ms) from which it is another by time alone. */
export type FreeList = { readonly full: Found['slots']; readonly among: readonly Id[]; readonly until: number };

/** What the searches found, each decided by itself. */
export type FreeLists = Pick<Head, 'epoch' | 'version'> & {
  readonly states: readonly Decision<FreeList>[];
};

/** Searches in one snapshot; null when there is no such clinic. */
export async function freeLists(
  { store, memory }: { readonly store: Store; readonly memory: TakenMemory | null },
  clinicId: Id,
  wishes: readonly SlotWish[],
): Promise<FreeLists | null> {
  return store.read(clinicId, async (tx) => {
    const head = await readHead(tx, clinicId);
    if (!head) return null;
    const settings = await loadSettings(tx, clinicId);
    const states = [];
    let since = monotonic();
    for (const wish of wishes) {
      const found = await findFree(tx, wish, { head, memory, settings });
      states.push(found.ok ? accept(listOf(found.value)) : found);
      if (monotonic() - since < LONGEST_TURN_MS) continue;
      await nextTurn();
      since = monotonic();
    }
    return { epoch: head.epoch, version: head.version, states };
  });
}

/** A list is another once its first start has passed, and where its end moves with the horizon each minute. */
function listOf({ slots, among, isCut }: Found): FreeList {
  const [first] = slots;
  const passed = first ? msOf(first.start) + 1 : Infinity;
  return { full: slots, among, until: isCut ? Math.min(passed, now() + MINUTE) : passed };
}
