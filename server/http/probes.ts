// Tells supervisors whether this node lives and may be sent work, and Prometheus how it does.
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Router } from '@koa/router';
import { digest } from '#server/ops/clock.ts';
import { isLoopback } from '#server/ops/request-origin.ts';
import type { Door, HttpParts, State } from './door.ts';
import { Refused } from './errors.ts';

const PROBE_MS = 1000;

/** Adds the routes of the probes. Redis is in none of them: without it everything is slower and nothing is wrong. */
export function probeRoutes(router: Router<State>, parts: HttpParts): void {
  router.get('/livez', (ctx: Door) => {
    ctx.body = { status: 'live' };
  });

  router.get('/readyz', async (ctx: Door) => {
    const status = parts.isDraining() ? 'draining' : (await isReady(parts)) ? 'ready' : 'waiting';
    ctx.status = status === 'ready' ? 200 : 503;
    ctx.body = { status };
  });

  router.get('/metrics', async (ctx: Door) => {
    if (!mayMeasure(ctx, parts.config.metricsToken)) throw new Refused({ code: 'not-found' });
    ctx.body = await parts.metrics.registry.metrics();
    ctx.type = parts.metrics.registry.contentType;
  });
}

async function isReady({ probe }: HttpParts): Promise<boolean> {
  const late = new AbortController();
  const answered = probe().catch(() => false);
  const outOfTime = pause(PROBE_MS, false, { signal: late.signal }).catch(() => false);
  const ready = await Promise.race([answered, outOfTime]);
  late.abort();
  return ready;
}

/** A peer on this machine that speaks for nobody else, or whoever knows the token. */
function mayMeasure(ctx: Door, token: string | null): boolean {
  if (isLoopback(ctx.req.socket.remoteAddress) && ctx.get('x-forwarded-for') === '') return true;
  return token !== null && timingSafeEqual(digest(ctx.get('authorization')), digest(`Bearer ${token}`));
}
