// What a query's body is: one read of one clinic's snapshot.
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Decision } from '#shared/rules/decision.ts';
import type { Tx } from '#server/store/open.ts';

/** The body of one query. */
export type View<N extends QueryName> = (
  tx: Tx,
  input: QueryInput<N>,
  caller: Caller,
) => Promise<Decision<QueryOutput<N>>>;
