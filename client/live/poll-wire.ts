// The line over plain HTTP, for networks that let no WebSocket through.
import type { AskAck, ReadAck, Refused, WatchAck, WatchRequest } from '#shared/contract/frames.ts';
import type { Farewell, Wire } from './wire.ts';

/** How long an answer may take, in ms, before the question counts as lost. */
const ANSWER_WITHIN = 15_000;

/** A line to the server that served this page, or to `origin`. Without a token the cookie says who is asking. */
export function pollWire(token?: () => string | undefined, origin = ''): Wire & Farewell {
  async function request<T>(path: string, body?: string, more: RequestInit = {}): Promise<T | Refused> {
    const bearer = token?.();
    const response = await fetch(`${origin}/api/v1/${path}`, {
      ...(body !== undefined && { method: 'POST', body }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
      ...more,
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...(more.headers as object) },
    });
    const answer = (await response.json()) as object;
    return { ...answer, ok: response.ok } as T | Refused;
  }

  const post = <T>(path: string, input: unknown, headers: Record<string, string> = {}, keepalive = false) =>
    request<T>(path, JSON.stringify(input), {
      headers: { 'content-type': 'application/json', ...headers },
      keepalive,
    });

  const command = (name: string, input: unknown, commandId: string, keepalive = false) =>
    post<AskAck>(`commands/${name}`, input, { 'idempotency-key': commandId }, keepalive);

  return {
    ask: (name, input, commandId) => command(name, input, commandId),
    last: (name, input, commandId) => void command(name, input, commandId, true).catch(() => undefined),
    read: (name, input) => post<ReadAck>(`queries/${name}`, input),
    async watch(asked) {
      const answer = await request<WatchAck>(pathOf(asked, false));
      return !answer.ok && answer.code === 'too-old' ? request<WatchAck>(pathOf(asked, true)) : answer;
    },
  };
}

function pathOf({ clinic, ...asked }: WatchRequest, isFull: boolean): string {
  const given = Object.entries({ ...asked, ...(isFull && { full: 1 }) }).map(([name, value]) => [name, `${value}`]);
  return `clinics/${encodeURIComponent(clinic)}/changes?${new URLSearchParams(given).toString()}`;
}
