// The routes of commands, queries and catching up; they know rows of the contract and no row by name.
import type { Router } from '@koa/router';
import { z } from 'zod';
import { queries, type QueryName } from '#shared/contract/queries.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import { id } from '#shared/model/id.ts';
import { instant } from '#shared/time/instant.ts';
import { isCommandId } from '#server/commands/command-id.ts';
import { counted } from '#server/ops/metrics.ts';
import { isOwnClinic } from '#server/ops/own-clinic.ts';
import { projectedChanges } from '#server/ops/projection.ts';
import { viaOf } from '#server/ops/via.ts';
import { changes } from '#server/queries/changes.ts';
import { jsonBody } from './body.ts';
import { coerced } from './coerce.ts';
import type { Door, HttpParts, Middleware, State } from './door.ts';
import { Refused } from './errors.ts';
import { sessionOf } from './identify.ts';

/** What a screen that catches up says of where it stands. */
export const changesAsk = z.strictObject({
  epoch: id.optional(),
  since: z.int().min(0).optional(),
  from: instant.optional(),
  to: instant.optional(),
  full: z.boolean().optional(),
});

const signedIn: Middleware = (ctx, next) => {
  sessionOf(ctx);
  return next();
};

/** Adds a route for every command and query there is, and the one a screen catches up by. */
export function contractRoutes(router: Router<State>, parts: HttpParts): void {
  router.post('/api/v1/commands/:name', signedIn, jsonBody, async (ctx: Door) => {
    const { caller } = sessionOf(ctx);
    const via = ctx.state.by === 'bearer' ? 'api' : viaOf[caller.role];
    const commandId = commandIdOf(ctx);
    const run = () => parts.runner.run(caller, via, nameIn(ctx), ctx.request.body, commandId);
    const outcome = await counted(parts.metrics, 'http', run);
    if (!outcome.ok) throw new Refused(outcome.refusal);
    const { ok: _, ...reply } = outcome;
    ctx.body = reply;
  });

  router.get('/api/v1/queries/:name', signedIn, async (ctx: Door) => {
    const name = nameIn(ctx);
    if (!Object.hasOwn(queries, name)) throw new Refused({ code: 'not-found' });
    const row = queries[name as QueryName];
    if ('private' in row) {
      ctx.set('Allow', 'POST');
      throw new Refused({ code: 'unsupported' });
    }
    await answer(ctx, coerced(ctx.querystring, row.input));
  });

  router.post('/api/v1/queries/:name', signedIn, jsonBody, (ctx: Door) => answer(ctx, ctx.request.body));

  router.get('/api/v1/clinics/:clinic/changes', signedIn, async (ctx: Door) => {
    const session = sessionOf(ctx);
    const { clinic = '' } = paramsOf(ctx);
    if (!isOwnClinic(session, clinic)) throw new Refused({ code: 'not-found' });
    const given = coerced(ctx.querystring, changesAsk);
    const ask = changesAsk.safeParse(given);
    if (!ask.success) throw new Refused({ code: 'invalid', fields: faultsOf(ask.error, given) });
    const found = await changes(parts.store, session.caller, ask.data);
    if (!found.ok) throw new Refused(found.refusal);
    ctx.body = projectedChanges(found.changes, 'staff');
  });

  async function answer(ctx: Door, input: unknown): Promise<void> {
    const found = await parts.reader.read(sessionOf(ctx).caller, nameIn(ctx), input);
    if (!found.ok) throw new Refused(found.refusal);
    const { ok: _, ...reply } = found;
    ctx.body = reply;
  }
}

function paramsOf(ctx: Door): Readonly<Record<string, string>> {
  return (ctx as unknown as { params: Record<string, string> }).params;
}

function nameIn(ctx: Door): string {
  return paramsOf(ctx)['name'] ?? '';
}

function commandIdOf(ctx: Door): string {
  const key = ctx.get('idempotency-key');
  if (isCommandId(key)) return key.toLowerCase();
  throw new Refused({
    code: 'invalid',
    fields: [{ path: 'Idempotency-Key', problem: key === '' ? 'required' : 'format' }],
  });
}
