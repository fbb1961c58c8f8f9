// Signing in and out, who one is, and the one-time link that sets a password.
import type { Router } from '@koa/router';
import { z } from 'zod';
import { isSecure, sessionCookieName } from '#server/ops/request-token.ts';
import { bodyAs, jsonBody } from './body.ts';
import type { Door, HttpParts, State } from './door.ts';
import { Refused } from './errors.ts';
import { sessionOf } from './identify.ts';
import { networkOfRequest } from './requests.ts';
import { answerScreen, isScreen } from './screen-session.ts';
import type { Throttle } from './throttle.ts';

/** A longer password is refused before it is weighed: weighing is expensive. */
const PASSWORD_BYTES = 1024;

/** The address in its one spelling, so that guesses with spaces or capitals count as guesses at the same account. */
export const signIn = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1),
  clinic: z.string().max(64).optional(),
});
/** A one-time link and the password it asks for. */
export const newPassword = z.strictObject({ link: z.string().min(16).max(256), password: z.string().min(1) });

/** Adds the routes of sessions. */
export function sessionRoutes(router: Router<State>, parts: HttpParts, throttle: Throttle): void {
  const { sessions, config } = parts;

  router.post('/api/v1/session', jsonBody, async (ctx: Door) => {
    if (isScreen(ctx)) return answerScreen(ctx, parts, throttle);
    const { email, password, clinic } = bodyAs(ctx, signIn);
    refuseLong(password);
    const asked = { email, password, clinic, agent: ctx.get('user-agent') };
    const answer = await throttle.attempt(
      networkOfRequest(ctx, config),
      email,
      () => sessions.signIn(asked),
      (made) => !made.ok && made.refusal.code === 'unauthenticated',
    );
    if (!answer.ok) throw new Refused(answer.refusal);
    setCookie(ctx, config, answer.token, answer.session.expiresAt);
    ctx.body = { token: answer.token, caller: answer.session.caller };
  });

  router.get('/api/v1/session', (ctx: Door) => {
    const { caller, expiresAt } = sessionOf(ctx);
    ctx.body = { caller, expiresAt };
  });

  router.delete('/api/v1/session', async (ctx: Door) => {
    sessionOf(ctx);
    await sessions.end(ctx.state.token ?? '');
    setCookie(ctx, config, '', new Date(0).toISOString());
    ctx.status = 204;
  });

  router.post('/api/v1/password', jsonBody, async (ctx: Door) => {
    const { link, password } = bodyAs(ctx, newPassword);
    refuseLong(password);
    const answer = await throttle.attempt(
      networkOfRequest(ctx, config),
      await sessions.addressAsked(link),
      () => sessions.setPassword(link, password),
      (made) => !made.ok && made.refusal.code !== 'invalid',
    );
    if (!answer.ok) throw new Refused(answer.refusal);
    ctx.body = { email: answer.email };
  });
}

/** Refuses a password that is too long to be weighed. */
export function refuseLong(password: string): void {
  if (Buffer.byteLength(password) > PASSWORD_BYTES) throw new Refused({ code: 'too-large' });
}

/** Sets the session's cookie; the prefix `__Host-` and `Secure` go together, and only with https. */
export function setCookie(ctx: Door, config: HttpParts['config'], token: string, expiresAt: string): void {
  const [origin] = config.publicOrigins;
  const secure = isSecure(origin) ? '; Secure' : '';
  const expires = new Date(expiresAt).toUTCString();
  ctx.append(
    'Set-Cookie',
    `${sessionCookieName(origin)}=${token}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`,
  );
}
