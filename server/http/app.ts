// Assembles the HTTP door: what surrounds every request, and the routes.
import { Router } from '@koa/router';
import Koa from 'koa';
import { accountRoutes } from './account-routes.ts';
import type { HttpParts, Middleware, State } from './door.ts';
import { errorFunnel, Refused } from './errors.ts';
import { contractRoutes } from './contract-routes.ts';
import { securityHeaders } from './headers.ts';
import { acceptLanguage, identify } from './identify.ts';
import { sendNoSuchPage, servePages, wantsPage } from './pages.ts';
import { probeRoutes } from './probes.ts';
import { referenceRoutes } from './reference-routes.ts';
import { requestLog } from './requests.ts';
import { sessionRoutes } from './session-routes.ts';
import { makeThrottle } from './throttle.ts';

/** The HTTP door of one node, ready for `http.createServer(app.callback())`. */
export function makeHttp(parts: HttpParts): Koa<State> {
  const app = new Koa<State>();
  app.on('error', (error: unknown) => parts.log.debug({ err: error }, 'an answer was not taken'));
  app.use(requestLog(parts));
  for (const middleware of securityHeaders(parts.config.publicOrigins)) app.use(middleware);
  app.use(acceptLanguage);
  app.use(errorFunnel(parts.log));
  const router = routesOf(parts);
  app.use(router.routes());
  app.use(nothingHere(router, parts.pages));
  return app;
}

function routesOf(parts: HttpParts): Router<State> {
  const router = new Router<State>({ strict: true, sensitive: true });
  probeRoutes(router, parts);
  router.use(['/api', '/docs'], identify(parts));
  const throttle = makeThrottle(parts.redis);
  sessionRoutes(router, parts, throttle);
  accountRoutes(router, parts, throttle);
  contractRoutes(router, parts);
  referenceRoutes(router, parts);
  servePages(router, parts);
  return router;
}

/** What no route took: a method the address does not have, or no such address. */
function nothingHere(router: Router<State>, pages: string): Middleware {
  return async (ctx) => {
    if (wantsPage(ctx)) return sendNoSuchPage(ctx, pages);
    const methods = router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods);
    if (methods.length === 0) throw new Refused({ code: 'not-found' });
    ctx.set('Allow', [...new Set(methods)].join(', '));
    throw new Refused({ code: 'unsupported' });
  };
}
