// What a query's body is: one read of one clinic's snapshot.
import type { QueryInput, QueryName, QueryOutput, Settings } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Decision } from '#shared/rules/decision.ts';
import type { Head } from '#server/store/clinic-log.ts';
import type { Tx } from '#server/store/open.ts';
import type { TakenMemory } from '#server/store/taken-memory.ts';

/** The head that a query's snapshot has, what its node remembers, and the settings where they have just been read. */
export type Place = { readonly head: Head; readonly memory: TakenMemory | null; readonly settings?: Settings };

/** The body of one query. */
export type View<N extends QueryName> = (
  tx: Tx,
  input: QueryInput<N>,
  caller: Caller,
  place: Place,
) => Promise<Decision<QueryOutput<N>>>;
