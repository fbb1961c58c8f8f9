// Speaks to the server beside the live line: sends JSON, answers with the value or the reason why not.
import type { Refusal } from '#shared/rules/decision.ts';

/** What came back. A line that failed is `unavailable`, as the server would say it. */
export type Posted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const RETRY_MS = 2000;
const AWAY: Refusal = { code: 'unavailable', retryMs: RETRY_MS };

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Posts a JSON body to a path of this origin; the session's cookie travels along. Never throws. */
export function postJson<T>(path: string, body: unknown): Promise<Posted<T>> {
  return askJson<T>('POST', path, body);
}

/** Asks a path of this origin, with a JSON body where there is one; an answer without content is `undefined`. Never throws. */
export async function askJson<T>(method: Method, path: string, body?: unknown): Promise<Posted<T>> {
  const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) };
  const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  try {
    const response = await fetch(path, body === undefined ? request : { ...request, body: JSON.stringify(body) });
    const text = await response.text();
    const said = text === '' ? undefined : (JSON.parse(text) as unknown);
    if (response.ok) return { ok: true, value: said as T };
    return { ok: false, refusal: isRefusal(said) ? said : AWAY };
  } catch {
    return { ok: false, refusal: AWAY };
  }
}

function isRefusal(said: unknown): said is Refusal {
  return typeof said === 'object' && said !== null && 'code' in said;
}
