// The receipts of commands: forgotten once no command with their id could still be accepted.
import { DAY } from '#shared/time/instant.ts';
import type { Store } from './open.ts';

/** How long a receipt is kept, in ms: a day longer than an id is accepted. */
const RECEIPTS_KEPT = 14 * DAY;

/** Forgets the old receipts of every clinic, clinic by clinic; answers how many. */
export async function forgetOldReceipts(store: Store): Promise<number> {
  const clinics = await store.rows<{ clinic_id: string }>('select clinic_id from clinic_head');
  let forgotten = 0;
  for (const { clinic_id: clinicId } of clinics) forgotten += await forgetIn(store, clinicId);
  return forgotten;
}

function forgetIn(store: Store, clinicId: string): Promise<number> {
  return store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true), set_config('statement_timeout', '5s', true)`, [
      clinicId,
    ]);
    const gone = await tx.rows(
      `delete from command_receipt where clinic_id = ? and at < clock_timestamp() - ? * interval '1 millisecond' returning 1 as one`,
      [clinicId, RECEIPTS_KEPT],
    );
    return gone.length;
  });
}
