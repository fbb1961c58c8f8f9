// Keys that open nothing any more: sessions that ended, one-time links that were used, codes that nobody typed.
import type { Store } from './open.ts';

/** Forgets those of every clinic that have been over for a day; answers how many. */
export async function forgetSpentKeys(store: Store): Promise<number> {
  const [row] = await store.rows<{ forgotten: number }>('select keys_forget() as forgotten');
  return row?.forgotten ?? 0;
}
