// The one place where a "no" becomes an HTTP answer: from refusal to status and problem document.
import type { Refusal, RefusalCode } from '#shared/rules/decision.ts';
import type { Logger } from '#server/ops/log.ts';
import { titleOf, worded } from '#server/ops/sentences.ts';
import { failureOf } from '#server/store/failures.ts';
import type { Door, Middleware } from './door.ts';

/** The status of each refusal. `unsupported` is 415 where it is the body that is not understood. */
export const statusOf: Readonly<Record<RefusalCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 422,
  'slot-taken': 409,
  'outside-hours': 409,
  conflict: 409,
  'wrong-status': 409,
  'hold-expired': 410,
  'too-old': 410,
  'command-id-reused': 422,
  'too-large': 413,
  unsupported: 405,
  locked: 423,
  'rate-limited': 429,
  busy: 503,
  unavailable: 503,
};

/** Thrown anywhere behind the door to answer with a refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly status: number;
  constructor(refusal: Refusal, status = statusOf[refusal.code]) {
    super(refusal.code);
    this.refusal = refusal;
    this.status = status;
  }
}

/** What parsers and the framework throw, by the status they give it. */
const byStatus: Readonly<Record<number, Refused>> = {
  400: new Refused({ code: 'invalid', fields: [{ path: 'body', problem: 'format' }] }),
  404: new Refused({ code: 'not-found' }),
  413: new Refused({ code: 'too-large' }),
  415: new Refused({ code: 'unsupported' }, 415),
};

function statusIn(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : 0;
}

/** Catches whatever is thrown further in. What nobody expected is logged and told as `unavailable`, without a trace. */
export function errorFunnel(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const expected = error instanceof Refused ? error : byStatus[statusIn(error)];
      answerProblem(ctx, expected ?? unexpected(ctx, log, error));
    }
  };
}

/** A database that is away or busy is no bug; anything else is, and its trace is for the log alone. */
function unexpected(ctx: Door, log: Logger, error: unknown): Refused {
  const failure = failureOf(error);
  const { requestId } = ctx.state;
  if (failure === 'bug') log.error({ err: error, requestId }, 'a request failed');
  else log.warn({ failure, requestId }, 'the database did not answer');
  return new Refused(failure === 'busy' ? { code: 'busy', retryMs: 500 } : { code: 'unavailable', retryMs: 2000 });
}

/** Answers with a problem document (RFC 9457) in the caller's language. */
function answerProblem(ctx: Door, { refusal, status }: Refused): void {
  const { detail, code, ...fields } = worded(refusal, ctx.state.locale);
  ctx.status = status;
  ctx.body = JSON.stringify({
    type: `/docs#${code}`,
    title: titleOf(refusal, ctx.state.locale),
    status,
    code,
    detail,
    requestId: ctx.state.requestId,
    ...fields,
  });
  ctx.type = 'application/problem+json; charset=utf-8';
  ctx.set('Cache-Control', 'no-store');
  if ('retryMs' in refusal) ctx.set('Retry-After', String(Math.ceil(refusal.retryMs / 1000)));
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer');
  if (status === 413) ctx.set('Connection', 'close');
}
