// The headers that tell a browser what our pages may do: only what they need.
import helmet from 'koa-helmet';
import { isSecure } from '#server/ops/request-token.ts';
import type { Middleware } from './door.ts';

/** Security headers for every answer; the API's are never stored anywhere. */
export function securityHeaders(publicOrigins: readonly [string, ...string[]]): Middleware[] {
  const secure = isSecure(publicOrigins[0]);
  const sockets = publicOrigins.map((origin) => origin.replace(/^http/, 'ws'));
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...sockets],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }) as Middleware;
  return [headers, permissionsPolicy, neverStored];
}

const permissionsPolicy: Middleware = (ctx, next) => {
  ctx.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  return next();
};

const neverStored: Middleware = (ctx, next) => {
  ctx.set('Cache-Control', 'no-store');
  return next();
};
