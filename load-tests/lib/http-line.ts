// Asks one server over HTTP on connections that are kept open.
import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';

/** What a server answered: the status and the body as JSON, or as text where it is none. */
export type HttpAnswer = { readonly status: number; readonly body: unknown };

/** One request; `headers` beside those of JSON. */
export type HttpAsk = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A line to one server. */
export type HttpLine = {
  readonly origin: string;
  /** Throws what the network throws. */
  send(ask: HttpAsk): Promise<HttpAnswer>;
  close(): void;
};

/** Opens a line to an origin such as `http://127.0.0.1:3000`. */
export function httpLine(origin: string): HttpLine {
  const { request, Agent } = origin.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true });

  function send({ method, path, body, headers }: HttpAsk): Promise<HttpAnswer> {
    const json = body === undefined ? '' : JSON.stringify(body);
    const ofBody = json === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, origin), { agent, method, headers: { ...ofBody, ...headers } });
      sent.once('error', reject);
      sent.once('response', (response) => {
        text(response).then((said) => resolve({ status: response.statusCode ?? 0, body: parsed(said) }), reject);
      });
      sent.end(json);
    });
  }

  return { origin, send, close: () => agent.destroy() };
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}
