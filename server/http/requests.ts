// Gives every request an id, a line in the log and a place in the figures; never its body, query or names.
import { monotonic, newId } from '#server/ops/clock.ts';
import { isLoopback, isNearby, networkOf } from '#server/ops/request-origin.ts';
import type { Door, HttpParts, Middleware } from './door.ts';

const REQUEST_ID = /^[\w-]{8,64}$/;

/** Whether the peer of a request may be our own proxy: on this machine, or beside it where there are several nodes. */
function isBehindProxy(ctx: Door, config: HttpParts['config']): boolean {
  const peer = ctx.req.socket.remoteAddress;
  return isLoopback(peer) || (config.redisUrl !== null && isNearby(peer));
}

/** The network a request is counted under when it is throttled. */
export function networkOfRequest(ctx: Door, config: HttpParts['config']): string {
  return networkOf(ctx.req.socket.remoteAddress, ctx.headers, isBehindProxy(ctx, config));
}

/** The outermost part of the door. A proxy's request id is kept, so that both logs speak of the same request. */
export function requestLog({ config, log, metrics, isDraining }: HttpParts): Middleware {
  return async (ctx, next) => {
    const began = monotonic();
    const given = isBehindProxy(ctx, config) ? ctx.get('x-request-id') : '';
    ctx.state.requestId = REQUEST_ID.test(given) ? given : newId();
    ctx.set('X-Request-Id', ctx.state.requestId);
    if (isDraining()) ctx.set('Connection', 'close');
    await next();
    const ms = monotonic() - began;
    metrics.requestSeconds.observe({ status: String(ctx.status) }, ms / 1000);
    log.info(lineOf(ctx, ms), 'request');
  };
}

/** The route's pattern stands for the path: a path may be a key. */
function lineOf(ctx: Door, ms: number) {
  const { requestId, session } = ctx.state;
  const { _matchedRoute: route } = ctx as { _matchedRoute?: unknown };
  return {
    requestId,
    method: ctx.method,
    route: typeof route === 'string' ? route : null,
    status: ctx.status,
    ms: Math.round(ms * 10) / 10,
    ...(session ? { member: session.caller.id, clinic: session.caller.clinicId } : {}),
  };
}
