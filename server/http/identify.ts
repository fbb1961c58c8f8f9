// Finds out who asks, from a bearer or a cookie, and refuses cookies that arrive from somebody else's page.
import { isOwnPage } from '#server/ops/request-origin.ts';
import { cookiesNamed, credentialsOf, sessionCookieName } from '#server/ops/request-token.ts';
import type { Session } from '#server/store/sessions.ts';
import type { Door, HttpParts, Middleware } from './door.ts';
import { Refused } from './errors.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The language of an answer before anybody is known: the browser's, among ours. */
export const acceptLanguage: Middleware = (ctx, next) => {
  ctx.state.locale = ctx.acceptsLanguages('ar', 'en') || 'ar';
  return next();
};

/** Puts the session of a request into its state; null where there is none, or no live one. */
export function identify({ sessions, config }: HttpParts): Middleware {
  const cookieName = sessionCookieName(config.publicOrigins[0]);
  return async (ctx, next) => {
    const credentials = credentialsOf(ctx.headers, cookieName);
    if (credentials === 'duplicate')
      throw new Refused({ code: 'invalid', fields: [{ path: 'Cookie', problem: 'one-of' }] });
    ctx.state.by = credentials?.by ?? null;
    ctx.state.token = credentials?.token ?? null;
    if (!READS.has(ctx.method)) refuseForeignPage(ctx, cookieName, config.publicOrigins);
    ctx.state.session = credentials ? await sessions.find(credentials.token) : null;
    if (ctx.state.session) ctx.state.locale = ctx.state.session.caller.locale;
    return next();
  };
}

/**
 * A browser adds the cookie by itself, so a write that has one must come from our own pages. A bearer without a
 * cookie was put there by whoever wrote the request; so was a request with neither, unless a page sent it.
 */
function refuseForeignPage(ctx: Door, cookieName: string, publicOrigins: readonly string[]): void {
  const hasCookie = cookiesNamed(ctx.headers, cookieName).length > 0;
  const isPage = ctx.headers.origin !== undefined && ctx.state.by !== 'bearer';
  if ((hasCookie || isPage) && !isOwnPage(ctx.headers, publicOrigins)) throw new Refused({ code: 'forbidden' });
}

/** The session of a request. Throws `unauthenticated` where there is none. */
export function sessionOf(ctx: Door): Session {
  if (!ctx.state.session) throw new Refused({ code: 'unauthenticated' });
  return ctx.state.session;
}
