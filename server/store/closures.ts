// Reading closures: those that stand in a window.
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** The closures that stand and share time with [from, to), by start. */
export async function closuresWithin(tx: Tx, clinicId: Id, window: { from: string; to: string }): Promise<Closure[]> {
  const rows = await tx.db
    .selectFrom('closure')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('active', '=', true)
    .where('start', '<', window.to)
    .where('end', '>', window.from)
    .orderBy('start')
    .orderBy('id')
    .execute();
  return rows.map(inClinic);
}
