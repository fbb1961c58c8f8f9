// How the database would run a read: its plan, as the app's own role.
import type { Id } from '#shared/model/id.ts';
import type { Store, Tx } from '#server/store/open.ts';

/** Answers how the database would run everything that a read asks in a clinic, instead of running it. */
export async function planOf(store: Store, clinicId: Id, read: (tx: Tx) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  await store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [clinicId]);
    const explain: Tx['rows'] = async (sql, params) => {
      const rows = await tx.rows<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
      plans.push(...rows.map((row) => row['QUERY PLAN'].trim()));
      return [];
    };
    tx.db.getExecutor().executeQuery = async ({ sql, parameters }) => {
      await explain(sql.replaceAll(/\$\d+/g, '?'), parameters);
      return { rows: [] };
    };
    await read({ db: tx.db, rows: explain });
  });
  return plans.join('\n');
}
