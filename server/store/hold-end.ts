// The end of a hold whose time is up as a row of its clinic's log, when no command was in its way.
import { v5 } from 'uuid';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import { releaseClaims } from './claims.ts';
import { expired, loadHold } from './holds.ts';
import type { Store } from './open.ts';
import { putNouns } from './put.ts';
import { beginWriting, commitWriting, dropReceipt } from './writing.ts';

/** What became of a hold: its end as it was logged, or the hold as it stands, null once it has ended otherwise. */
export type HoldEnd = { readonly frame: LogFrame } | { readonly stands: Hold | null };

/**
 * Logs the end of a hold if its time is up by the database's clock and nobody has said so; else nothing is written. The
 * command's id is made of the hold and its time, so of all the nodes that come to log one end only the first does.
 */
export async function logHoldEnd(store: Store, clinicId: Id, hold: Pick<Hold, 'id' | 'until'>): Promise<HoldEnd> {
  const commandId = v5(hold.until, hold.id);
  return store.write(async (tx) => {
    const begun = await beginWriting(tx, { clinicId, callerId: null, commandId, hash: digest(commandId) });
    if (!begun || begun.receipt) return { stands: null };
    const found = await loadHold(tx, clinicId, hold.id);
    const stands = found?.state === 'live' ? found : null;
    if (!stands || msOf(stands.until) > begun.now) {
      await dropReceipt(tx, begun);
      return { stands };
    }
    const events = [expired(stands, begun.version + 1)];
    await releaseClaims(tx, clinicId, [hold.id]);
    await putNouns(tx, clinicId, events);
    const commit = { outcome: 'commit', value: null, via: 'job', by: null, events } as const;
    return { frame: (await commitWriting(tx, begun, commit)).frame };
  });
}
