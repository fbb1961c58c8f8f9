// How many rows the database reads for an answer: what EXPLAIN counts while it runs, as the app's role in its clinic.
import type { Id } from '#shared/model/id.ts';
import type { Store, Tx } from '#server/store/open.ts';

type Plan = {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
};

/** The rows that the scans of a plan looked at, those they threw away included. */
function rowsIn(plan: Plan): number {
  const thrown = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  const isScan = plan['Node Type'].endsWith('Scan') && !plan['Node Type'].startsWith('Subquery');
  const own = isScan ? (plan['Actual Rows'] + thrown) * plan['Actual Loops'] : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsIn(part), own);
}

/** Runs a read and answers how many rows all of its statements looked at. */
export function rowsRead(store: Store, clinicId: Id, read: (tx: Tx) => Promise<unknown>): Promise<number> {
  return store.read(clinicId, async (tx) => {
    let count = 0;
    const explained: Tx['rows'] = async (sql, params) => {
      const [row] = await tx.rows<{ 'QUERY PLAN': [{ readonly Plan: Plan }] }>(
        `explain (analyze, buffers off, timing off, format json) ${sql}`,
        params,
      );
      count += row ? rowsIn(row['QUERY PLAN'][0].Plan) : 0;
      return tx.rows(sql, params);
    };
    const executor = tx.db.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    executor.executeQuery = async (query) => {
      const params = query.parameters as unknown[];
      await explained(query.sql.replaceAll(/\$\d+/g, '?'), params);
      return execute(query) as never;
    };
    await read({ db: tx.db, rows: explained });
    return count;
  });
}
