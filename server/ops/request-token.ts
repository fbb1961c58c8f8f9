// Finds the session's token in the headers of a request: a bearer, or the cookie.
import type { IncomingHttpHeaders } from 'node:http';

/** A token a request carries, and how. */
export type Credentials = { readonly token: string; readonly by: 'bearer' | 'cookie' };

const TOKEN = /^[\w-]{16,256}$/;

/** The name of the session's cookie: with the prefix that binds it to its host exactly where the origin is https. */
export function sessionCookieName(publicOrigin: string): string {
  return isSecure(publicOrigin) ? '__Host-mawid' : 'mawid';
}

/** Whether browsers reach us over TLS. */
export function isSecure(publicOrigin: string): boolean {
  return publicOrigin.startsWith('https:');
}

/** The values of every cookie of this name; more than one means that somebody planted one. */
export function cookiesNamed(headers: IncomingHttpHeaders, name: string): string[] {
  return (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** The token of a request, a bearer before the cookie; null when there is none, `duplicate` when there are two cookies. */
export function credentialsOf(headers: IncomingHttpHeaders, cookieName: string): Credentials | 'duplicate' | null {
  const cookies = cookiesNamed(headers, cookieName);
  if (cookies.length > 1) return 'duplicate';
  const bearer = /^bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  const token = bearer ?? cookies[0];
  if (token === undefined || !TOKEN.test(token)) return null;
  return { token, by: bearer === undefined ? 'cookie' : 'bearer' };
}
