// Speaks to the server before there is a session: posts JSON, answers with the value or the reason why not.
import type { Refusal } from '#shared/rules/decision.ts';

/** What came back. A line that failed is `unavailable`, as the server would say it. */
export type Posted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const RETRY_MS = 2000;
const AWAY: Refusal = { code: 'unavailable', retryMs: RETRY_MS };

/** Posts a JSON body to a path of this origin; the session's cookie travels along. Never throws. */
export async function postJson<T>(path: string, body: unknown): Promise<Posted<T>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const request: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' };
  try {
    const response = await fetch(path, request);
    const said = (await response.json()) as unknown;
    if (response.ok) return { ok: true, value: said as T };
    return { ok: false, refusal: isRefusal(said) ? said : AWAY };
  } catch {
    return { ok: false, refusal: AWAY };
  }
}

function isRefusal(said: unknown): said is Refusal {
  return typeof said === 'object' && said !== null && 'code' in said;
}
