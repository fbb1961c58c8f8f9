// What is somebody's own: how they like to see the pages, their password, and where they are signed in.
import type { Router } from '@koa/router';
import { z } from 'zod';
import { id } from '#shared/model/id.ts';
import { preferences } from '#shared/model/preferences.ts';
import { passwordFault } from '#server/store/passwords.ts';
import { bodyAs, jsonBody } from './body.ts';
import type { Door, HttpParts, State } from './door.ts';
import { Refused } from './errors.ts';
import { sessionOf } from './identify.ts';
import { networkOfRequest } from './requests.ts';
import { refuseLong, setCookie } from './session-routes.ts';
import type { Throttle } from './throttle.ts';

const { shape } = preferences;
const { columns } = shape;
/** Some preferences; null goes back to what is so before anybody chose, of the columns for one clinic as well. */
const patch = z
  .strictObject({
    theme: shape.theme.unwrap().nullable(),
    density: shape.density.unwrap().nullable(),
    language: shape.language.unwrap().nullable(),
    digits: shape.digits.unwrap().nullable(),
    singleKeys: shape.singleKeys.unwrap().nullable(),
    columns: z.record(id, columns.unwrap().valueType.nullable()).nullable(),
  })
  .partial();

/** What can be said to one's own account. */
export const preferring = z.strictObject({ preferences: patch });
export const changingPassword = z.strictObject({ current: z.string().min(1), next: z.string().min(1) });
export const confirming = z.strictObject({ password: z.string().min(1) });

/** Adds the routes of accounts; each is of whoever is signed in, in whichever clinic. */
export function accountRoutes(router: Router<State>, parts: HttpParts, throttle: Throttle): void {
  const { sessions, config } = parts;
  const { accounts } = sessions;

  /** Refuses a wrong password of whoever is signed in; guesses are counted with those at the door. */
  async function confirm(ctx: Door, key: string, password: string): Promise<void> {
    refuseLong(password);
    const address = found(await accounts.addressOf(key));
    const right = await throttle.attempt(
      networkOfRequest(ctx, config),
      address,
      () => accounts.confirm(key, password),
      (isRight) => !isRight,
    );
    if (!right) throw new Refused({ code: 'unauthenticated' });
  }

  router.get('/api/v1/account', async (ctx: Door) => {
    ctx.body = found(await accounts.view(keyOf(ctx)));
  });

  router.patch('/api/v1/account', jsonBody, async (ctx: Door) => {
    const key = keyOf(ctx);
    ctx.body = found(await accounts.prefer(key, bodyAs(ctx, preferring).preferences));
  });

  router.post('/api/v1/account/password', jsonBody, async (ctx: Door) => {
    const key = keyOf(ctx);
    const { current, next } = bodyAs(ctx, changingPassword);
    refuseLong(next);
    const fault = passwordFault('next', next);
    if (fault) throw new Refused({ code: 'invalid', fields: [fault] });
    await confirm(ctx, key, current);
    if (!(await accounts.setPassword(key, next))) throw new Refused({ code: 'unauthenticated' });
    ctx.status = 204;
  });

  router.delete('/api/v1/account/sessions', async (ctx: Door) => {
    await accounts.endOthers(keyOf(ctx));
    ctx.status = 204;
  });

  router.delete('/api/v1/account/sessions/:id', async (ctx: Door & { params: { id: string } }) => {
    const ended = sessionOf(ctx).id === ctx.params.id;
    if (!(await accounts.endSession(keyOf(ctx), ctx.params.id))) throw new Refused({ code: 'not-found' });
    if (ended) setCookie(ctx, config, '', new Date(0).toISOString());
    ctx.status = 204;
  });

  router.post('/api/v1/session/confirm', jsonBody, async (ctx: Door) => {
    const key = keyOf(ctx);
    await confirm(ctx, key, bodyAs(ctx, confirming).password);
    ctx.status = 204;
  });
}

/** The key of whoever asks. A screen is nobody: it has no account. */
function keyOf(ctx: Door): string {
  if (sessionOf(ctx).caller.role === 'board') throw new Refused({ code: 'forbidden' });
  return ctx.state.token ?? '';
}

/** What was found; a session that ended a moment ago finds nothing. */
function found<T>(one: T | null): T {
  if (one === null) throw new Refused({ code: 'unauthenticated' });
  return one;
}
