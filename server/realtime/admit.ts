// Lets a socket in: from our own pages or with a bearer, with a live session, into a clinic that is being followed.
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { PROTOCOL } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import type { Config } from '#server/config.ts';
import type { Logger } from '#server/ops/log.ts';
import { isOwnPage } from '#server/ops/request-origin.ts';
import { cookiesNamed, credentialsOf, sessionCookieName } from '#server/ops/request-token.ts';
import { worded } from '#server/ops/sentences.ts';
import type { Sessions } from '#server/store/sessions.ts';
import type { Admitted, LiveSocket } from './connection.ts';

const auth = z.object({ token: z.string().min(16).max(256).optional(), protocol: z.literal(PROTOCOL).optional() });

/** What admission stands on; `endings` counts the endings of sessions this node has heard of. */
export type AdmitParts = {
  readonly config: Pick<Config, 'publicOrigins'>;
  readonly sessions: Sessions;
  /** Follows a clinic from now on; answers whether it was followed already. */
  readonly follow: (clinicId: Id) => Promise<boolean>;
  readonly log: Logger;
  readonly isDraining: () => boolean;
  readonly endings: () => number;
};

type Decide = (reason: string | null, may: boolean) => void;

/**
 * Judges a handshake before the upgrade: a page must be one of ours, and the cookie is only taken from a page. The
 * library would answer a refused upgrade with 400, so that 403 is written here.
 */
export function judgeUpgrade(publicOrigins: readonly [string, ...string[]]) {
  return (request: IncomingMessage, decide: Decide): void => {
    const isOurVersion = /[?&]EIO=4(?:&|$)/.test(request.url ?? '');
    if (!isOurVersion) return decide('version', false);
    if (mayUpgrade(request, publicOrigins)) return decide(null, true);
    request.socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };
}

function mayUpgrade({ headers }: IncomingMessage, publicOrigins: readonly [string, ...string[]]): boolean {
  if (headers.origin !== undefined) return isOwnPage(headers, publicOrigins);
  return cookiesNamed(headers, sessionCookieName(publicOrigins[0])).length === 0;
}

/** Makes the middleware that admits sockets; a refusal reaches the client as `connect_error` with its code in `data`. */
export function makeAdmission(parts: AdmitParts) {
  const cookieName = sessionCookieName(parts.config.publicOrigins[0]);

  async function admit(socket: LiveSocket): Promise<Admitted | Refusal> {
    if (parts.isDraining()) return { code: 'unavailable', retryMs: 1000 };
    const given = auth.safeParse(socket.handshake.auth);
    if (!given.success) return { code: 'unsupported' };
    const credentials = credentialsOf(socket.handshake.headers, cookieName);
    if (credentials === 'duplicate') return { code: 'invalid', fields: [{ path: 'Cookie', problem: 'one-of' }] };
    const token = given.data.token ?? credentials?.token;
    if (token === undefined) return { code: 'unauthenticated' };
    const endings = parts.endings();
    const session = await parts.sessions.look(token);
    if (!session) return { code: 'unauthenticated' };
    const wasFollowed = await parts.follow(session.caller.clinicId);
    return { token, session, endings: wasFollowed ? endings : -1 };
  }

  async function answer(socket: LiveSocket, next: (error?: Error) => void): Promise<void> {
    const admitted = await admit(socket).catch((error: unknown): Refusal => {
      parts.log.warn({ err: error }, 'a socket could not be let in');
      return { code: 'unavailable', retryMs: 2000 };
    });
    if ('code' in admitted) return next(refusalError(admitted, socket));
    socket.data.admitted = admitted;
    next();
  }

  return (socket: LiveSocket, next: (error?: Error) => void): void => void answer(socket, next);
}

function refusalError(refusal: Refusal, { handshake }: LiveSocket): Error {
  const locale = /^\s*en/i.test(handshake.headers['accept-language'] ?? '') ? 'en' : 'ar';
  return Object.assign(new Error(refusal.code), { data: { ok: false, ...worded(refusal, locale) } });
}
