// The screen's questions over HTTP, with its own key and never with the cookie of a desk in the same browser.
import { queries } from '#shared/contract/queries.ts';
import { setClinicClock } from '#client/screens/clinic-clock.ts';
import type { ScreenAsk, Silence } from './screen-line.ts';

const PATIENCE_MS = 10_000;

type Heard = { readonly status: number; readonly body: unknown };

/** Asks this origin. An answer this page does not understand is silence, and `strange` hears of it. */
export function askServer(strange: () => void): ScreenAsk {
  const silence = ({ status, body }: Heard): Silence => {
    if (status > 0 && status < 400) strange();
    return { kind: 'silence', ...(isPaced(body) && { retryMs: body.retryMs }) };
  };
  return {
    async session(key) {
      const heard = await asked('/api/v1/session', { body: JSON.stringify({ board: key }) });
      if (heard.status === 200) return { kind: 'paired' };
      if (heard.status === 202 && isCode(heard.body)) return { kind: 'code', ...heard.body };
      return silence(heard);
    },
    async view(key) {
      const heard = await asked('/api/v1/queries/display.view', { key });
      if (heard.status === 401) return { kind: 'stranger' };
      const value =
        typeof heard.body === 'object' && heard.body !== null && 'value' in heard.body ? heard.body.value : null;
      const view = queries['display.view'].output.safeParse(value);
      return heard.status === 200 && view.success ? { kind: 'view', view: view.data } : silence(heard);
    },
  };
}

/** Posts a body, or reads with a key. Never throws: a line that failed answers 0. */
async function asked(path: string, { body, key }: { body?: string; key?: string }): Promise<Heard> {
  try {
    const response = await fetch(path, {
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      ...(body !== undefined && { method: 'POST', body }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    setClinicClock(response.headers.get('date'));
    return { status: response.status, body: (await response.json()) as unknown };
  } catch {
    return { status: 0, body: null };
  }
}

function isCode(body: unknown): body is { code: string; expiresInMs: number } {
  return typeof body === 'object' && body !== null && 'code' in body && 'expiresInMs' in body;
}

function isPaced(body: unknown): body is { retryMs: number } {
  return typeof body === 'object' && body !== null && 'retryMs' in body && typeof body.retryMs === 'number';
}
