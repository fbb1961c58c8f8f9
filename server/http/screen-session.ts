// A screen asks whose it is: by a key it made itself, with which a manager may have paired it.
import { z } from 'zod';
import { newWaitingCode, waitingCode } from '#server/store/displays.ts';
import { bodyAs } from './body.ts';
import type { Door, HttpParts } from './door.ts';
import { Refused } from './errors.ts';
import { networkOfRequest } from './requests.ts';
import type { Throttle } from './throttle.ts';

/** 256 random bits in base64url. */
export const screenKey = /^[\w-]{43}$/;
const asScreen = z.strictObject({ board: z.string().regex(screenKey) });

/** Whether it is a screen that asks for a session. */
export function isScreen({ request: { body } }: Door): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'board');
}

/**
 * Answers 200 with the key as the token once the screen is paired, and 202 with the code it is to show until then. Only
 * new codes are counted, so that a screen may ask as often as it likes. It gets no cookie: a desk may sit in the same browser.
 */
export async function answerScreen(
  ctx: Door,
  { store, sessions, config }: HttpParts,
  throttle: Throttle,
): Promise<void> {
  const { board: key } = bodyAs(ctx, asScreen);
  const session = await sessions.look(key);
  if (session) {
    // A desk's token in place of a screen's key is no way in here.
    if (session.caller.role !== 'board') throw new Refused({ code: 'unauthenticated' });
    ctx.body = { token: key, caller: session.caller };
    return;
  }
  const waiting = (await waitingCode(store, key)) ?? (await codeAnew());
  if (!waiting) throw new Refused({ code: 'unavailable', retryMs: 1000 });
  ctx.status = 202;
  ctx.body = waiting;

  async function codeAnew() {
    await throttle.newCode(networkOfRequest(ctx, config));
    return newWaitingCode(store, key);
  }
}
