// Proves the shipped nginx.conf with a real nginx in front of two nodes that echo what reached them.
import { createServer, get } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { startNginx } from './nginx.ts';
import type { NginxProcess } from './nginx.ts';
import { freePort } from './ports.ts';

interface Echo {
  readonly node: number;
  readonly headers: Readonly<Record<string, string>>;
}

let nodes: readonly Server[];
let nginx: NginxProcess;

beforeAll(async () => {
  nodes = await Promise.all([1, 2].map(startEcho));
  nginx = await startNginx(await freePort(), nodes.map(portOf));
});

afterAll(async () => {
  await nginx.stop();
  for (const node of nodes) node.closeAllConnections();
  await Promise.all(nodes.map((node) => new Promise((done) => node.close(done))));
});

describe('what a caller says about its own address', () => {
  test('is replaced by the address nginx saw', async () => {
    const { headers } = await echo('/', {
      headers: { 'X-Forwarded-For': '203.0.113.9', 'X-Real-IP': '203.0.113.9', Forwarded: 'for=203.0.113.9' },
    });
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['x-real-ip']).toBeUndefined();
    expect(headers['forwarded']).toBeUndefined();
  });
});

test('a page whose address is a key reaches a node, and neither the key nor a query is written down', async () => {
  for (const path of ['/board/KEY', '//board/KEY', '/%62oard/KEY', '/print?schedule=KEY', '/admin'])
    expect(await statusOf(path)).toBe(200);
  const seen = async () => [...(await nginx.log()).matchAll(/"path":"([^"]*)"/g)].map(([, path]) => path);
  await expect.poll(seen).toEqual(expect.arrayContaining(['/board/-', '/print', '/admin']));
  expect(await nginx.log()).not.toContain('KEY');
});

describe('the figures of the nodes', () => {
  test.each(['/metrics', '/METRICS', '/metrics/', '/%6Detrics', '//metrics'])(
    'are not reachable as %s',
    async (path) => {
      const response = await fetch(`${nginx.origin}${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    },
  );
});

describe('a body', () => {
  test('of 64 kB reaches a node', async () => {
    const response = await post('x'.repeat(65_536));
    expect(response.status).toBe(200);
  });

  test('over 64 kB is refused in the words of the API', async () => {
    const response = await post('x'.repeat(65_537));
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'too-large', status: 413 });
  });
});

describe('sockets', () => {
  test('are spread over the nodes by the number of open ones', async () => {
    const sockets = await Promise.all(Array.from({ length: 8 }, openSocket));
    const greeted = sockets.map(({ node }) => node);
    for (const { socket } of sockets) socket.terminate();
    expect([1, 2].map((node) => greeted.filter((other) => other === node).length)).toEqual([4, 4]);
  });

  test('are the only thing that may upgrade a connection', async () => {
    const { headers } = await echoOfUpgradeTo('h2c');
    expect(headers['upgrade']).toBeUndefined();
    expect(headers['connection']).not.toBe('upgrade');
  });
});

describe('a node that is gone', () => {
  test('costs no request, commands included, and with the last one gone the refusal names a time to wait', async () => {
    await closeNode(0);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('{}')));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));

    await closeNode(1);
    const refused = await post('{}');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ code: 'unavailable', retryMs: 2000 });
  });
});

async function startEcho(number: number): Promise<Server> {
  const server = createServer((request, response) => echoBack(number, request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send(`${number}`));
  server.listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function echoBack(node: number, request: IncomingMessage, response: ServerResponse): void {
  request.resume().once('end', () => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ node, headers: request.headers }));
  });
}

async function statusOf(path: string): Promise<number> {
  const response = await fetch(`${nginx.origin}${path}`);
  await response.body?.cancel();
  return response.status;
}

async function echo(path: string, request: RequestInit = {}): Promise<Echo> {
  const response = await fetch(`${nginx.origin}${path}`, request);
  return (await response.json()) as Echo;
}

/** `fetch` may not name an upgrade, so this one request is made by hand. */
async function echoOfUpgradeTo(protocol: string): Promise<Echo> {
  const request = get(`${nginx.origin}/socket.io/`, { headers: { Connection: 'Upgrade', Upgrade: protocol } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Echo;
}

function post(body: string): Promise<Response> {
  return fetch(`${nginx.origin}/api/v1/commands/appointment.book`, { method: 'POST', body });
}

async function openSocket(): Promise<{ socket: WebSocket; node: number }> {
  const socket = new WebSocket(`${nginx.origin.replace('http', 'ws')}/socket.io/`);
  const [greeting] = (await once(socket, 'message')) as [Buffer];
  return { socket, node: Number(greeting.toString('utf8')) };
}

function closeNode(index: number): Promise<unknown> {
  const node = nodes[index];
  node?.closeAllConnections();
  return new Promise((done) => node?.close(done));
}

function portOf(node: Server): number {
  const address = node.address();
  if (address === null || typeof address === 'string') throw new Error('the node does not listen on a port');
  return address.port;
}
