// The reference of the contract, for programs and for people; in production only for staff.
import type { Router } from '@koa/router';
import { scopeOf } from '#shared/contract/allow.ts';
import { sessionCookieName } from '#server/ops/request-token.ts';
import { docsPage, docsStyle } from './docs-page.ts';
import type { Door, HttpParts, Middleware, State } from './door.ts';
import { Refused } from './errors.ts';
import { sessionOf } from './identify.ts';
import { openApi } from './openapi.ts';

/** Adds the routes of the reference. The contract does not change while a node lives, so each is written once. */
export function referenceRoutes(router: Router<State>, { config }: HttpParts): void {
  const document = JSON.stringify(openApi(sessionCookieName(config.publicOrigins[0])));
  const page = docsPage();
  const forReaders: Middleware = (ctx, next) => {
    if (config.production && scopeOf(sessionOf(ctx).caller.role, 'read') === 'none')
      throw new Refused({ code: 'forbidden' });
    return next();
  };

  router.get('/api/v1/openapi.json', forReaders, (ctx: Door) => {
    ctx.type = 'application/json';
    ctx.body = document;
  });
  router.get('/docs', forReaders, (ctx: Door) => {
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = page;
  });
  router.get('/docs/style.css', (ctx: Door) => {
    ctx.type = 'text/css; charset=utf-8';
    ctx.body = docsStyle;
  });
}
