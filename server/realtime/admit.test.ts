// Who may open a socket.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dial } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
let world: World;
beforeAll(async () => {
  node = await startNode(core.store);
  world = await core.makeWorld();
});
afterAll(() => node.stop());

const KEY = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** The status a WebSocket handshake is answered with; 101 where it succeeds. */
function handshake(headers: Record<string, string>, query = 'EIO=4&transport=websocket'): Promise<number> {
  const { port } = new URL(node.origin);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: `/socket.io/?${query}`, headers: { ...KEY, ...headers } });
    asked.once('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end();
  });
}

test('[SE32] a socket opens from our own pages, or from no page and without the cookie', async () => {
  const cookie = `mawid=${world.receptionist.token}`;
  expect(await handshake({ origin: node.origin, cookie })).toBe(101);
  expect(await handshake({})).toBe(101);
  expect(await handshake({ cookie })).toBe(403);
  const { port } = new URL(node.origin);
  const foreign = [
    'null',
    'https://evil.test',
    `${node.origin}.evil.test`,
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1',
    `http://127.0.0.1.:${port}`,
  ];
  for (const origin of foreign) {
    expect([origin, await handshake({ origin, cookie })]).toEqual([origin, 403]);
    expect([origin, await handshake({ origin })]).toEqual([origin, 403]);
  }
});

test('[SE33] only a WebSocket is a way in', async () => {
  for (const query of [
    'EIO=4&transport=polling',
    'EIO=3&transport=websocket',
    'EIO=4&transport=foo',
    'EIO=4&transport=websocket&sid=of-somebody',
    '',
  ]) {
    expect([query, await handshake({ origin: node.origin }, query)]).toEqual([query, 400]);
  }
  const polled = await visit(node.origin, '/socket.io/?EIO=4&transport=polling', { raw: '40' });
  expect(polled.status).toBe(400);
  expect((await visit(node.origin, '/socket.io/socket.io.js')).status).toBe(400);
});

test('[SE34] a session opens the socket by token or by cookie, and the node says hello', async () => {
  const byToken = await dial(node.origin, world.receptionist.token);
  const byCookie = await dial(node.origin, undefined, { origin: node.origin, cookie: `mawid=${world.doctor.token}` });
  for (const desk of [byToken, byCookie]) {
    expect(await desk.frame('hello')).toEqual({
      protocol: 1,
      node: expect.stringContaining('node-') as string,
      mode: 'live',
      limits: { messagesPerSecond: 20, burst: 40, frameBytes: 65_536 },
    });
    desk.close();
  }
});

test('[SE34] without a live session nobody is let in, and is told why in a word and a sentence', async () => {
  for (const token of [undefined, newSecret(), 'short', 'x'.repeat(300)]) {
    await expect(dial(node.origin, token)).rejects.toMatchObject({
      data: { ok: false, code: expect.stringMatching(/unauthenticated|unsupported/) as string },
    });
  }
  const english = dial(node.origin, newSecret(), { 'accept-language': 'en' });
  await expect(english).rejects.toMatchObject({ data: { code: 'unauthenticated', detail: 'Sign in to continue.' } });
});

test('[SE10] two cookies of our name let nobody in', async () => {
  const cookie = `mawid=${world.doctor.token}; mawid=planted-by-somebody-else`;
  await expect(dial(node.origin, undefined, { origin: node.origin, cookie })).rejects.toMatchObject({
    data: { code: 'invalid' },
  });
});
