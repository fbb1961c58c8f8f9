// The free starts of several searches in one clinic, all as they are at one version.
import type { SlotWish } from '#shared/contract/time-queries.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Decision } from '#shared/rules/decision.ts';
import { type Head, readHead } from '#server/store/clinic-log.ts';
import type { Store } from '#server/store/open.ts';
import { findFree } from './slot-find.ts';

/** What the searches found, each decided by itself. */
export type FreeLists = Pick<Head, 'epoch' | 'version'> & {
  readonly states: readonly Decision<QueryOutput<'slot.find'>>[];
};

/** Searches in one snapshot; null when there is no such clinic. */
export async function freeLists(store: Store, clinicId: Id, wishes: readonly SlotWish[]): Promise<FreeLists | null> {
  return store.read(clinicId, async (tx) => {
    const head = await readHead(tx, clinicId);
    if (!head) return null;
    const states = [];
    for (const wish of wishes) states.push(await findFree(tx, head, wish));
    return { epoch: head.epoch, version: head.version, states };
  });
}
