// The one path of every query: parse, permit, one snapshot, answer with the version it is true at.
import { scopeOf } from '#shared/contract/allow.ts';
import { queries, type QueryName, type QueryReply } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import type { Logger } from '#server/ops/log.ts';
import { readHead } from '#server/store/clinic-log.ts';
import { failureOf } from '#server/store/failures.ts';
import type { Store } from '#server/store/open.ts';
import type { TakenMemory } from '#server/store/taken-memory.ts';
import { views } from './index.ts';
import type { View } from './view.ts';

/** What a query answered, or the reason why not. */
export type Answer = ({ readonly ok: true } & QueryReply) | { readonly ok: false; readonly refusal: Refusal };

/** Answers queries for doors. Never throws for anything expected. */
export type Reader = { read(caller: Caller, name: string, input: unknown): Promise<Answer> };

function refused(refusal: Refusal): Answer {
  return { ok: false, refusal };
}

/** Makes the reader of one node. */
export function makeReader(parts: { store: Store; log: Logger; memory?: TakenMemory }): Reader {
  return {
    async read(caller, name, input) {
      if (!Object.hasOwn(queries, name)) return refused({ code: 'not-found' });
      const row = queries[name as QueryName];
      if (scopeOf(caller.role, row.allow) === 'none') return refused({ code: 'forbidden' });
      const parsed = row.input.safeParse(input);
      if (!parsed.success) return refused({ code: 'invalid', fields: faultsOf(parsed.error, input) });
      const view = views[name as QueryName] as View<QueryName>;
      try {
        return await parts.store.read(caller.clinicId, async (tx): Promise<Answer> => {
          const head = await readHead(tx, caller.clinicId);
          if (!head) return refused({ code: 'not-found' });
          const seen = await view(tx, parsed.data, caller, { head, memory: parts.memory ?? null });
          return seen.ok
            ? { ok: true, value: seen.value, epoch: head.epoch, version: head.version }
            : refused(seen.refusal);
        });
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'bug') parts.log.error({ err: error, query: name }, 'a query failed');
        return refused(failure === 'busy' ? { code: 'busy', retryMs: 500 } : { code: 'unavailable', retryMs: 1000 });
      }
    },
  };
}
