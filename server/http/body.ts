// Reads the body of a request: JSON alone, of at most 64 KB.
import { bodyParser } from '@koa/bodyparser';
import type { z } from 'zod';
import { faultsOf } from '#shared/contract/faults.ts';
import type { Door, Middleware } from './door.ts';
import { Refused } from './errors.ts';

/** The most bytes a request may bring. */
const BODY_BYTES = 64 * 1024;

const parse = bodyParser({ enableTypes: ['json'], jsonLimit: BODY_BYTES, jsonStrict: true }) as Middleware;

/** Parses the body; none at all is an empty object. Throws `unsupported` (415), `too-large` or `invalid`. */
export const jsonBody: Middleware = (ctx, next) => {
  if (isEmpty(ctx)) {
    ctx.request.body = {};
    return next();
  }
  if (!ctx.is('application/json')) throw new Refused({ code: 'unsupported' }, 415);
  if (Number(ctx.headers['content-length']) > BODY_BYTES) throw new Refused({ code: 'too-large' });
  return parse(ctx, next);
};

function isEmpty({ headers }: Door): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

/** The body of a request in the shape of a schema. Throws `invalid` naming its fields. */
export function bodyAs<S extends z.ZodType>(ctx: Door, schema: S): z.infer<S> {
  const parsed = schema.safeParse(ctx.request.body);
  if (parsed.success) return parsed.data;
  throw new Refused({ code: 'invalid', fields: faultsOf(parsed.error, ctx.request.body) });
}
