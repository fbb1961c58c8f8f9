// Which pages may write with a cookie, and which cookies count.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
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

const write = (headers: Record<string, string>, path = '/api/v1/commands/patient.register') =>
  visit(node.origin, path, { json: { name: 'Layla' }, headers: { 'idempotency-key': newId(), ...headers } });
const cookie = () => `mawid=${world.receptionist.token}`;

test('[SE9] a write with the cookie is taken from our own pages alone', async () => {
  const port = new URL(node.origin).port;
  const foreign = [
    undefined,
    'null',
    'https://evil.test',
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    `${node.origin}.evil.test`,
    `http://evil127.0.0.1:${port}`,
    `http://127.0.0.1.:${port}`,
    `HTTP://127.0.0.1:${port}`,
  ];
  for (const origin of foreign) {
    const answer = await write({ cookie: cookie(), ...(origin === undefined ? {} : { origin }) });
    expect([origin, answer.status, answer.body['code']]).toEqual([origin, 403, 'forbidden']);
  }
  for (const site of ['cross-site', 'same-site', 'none']) {
    expect((await write({ cookie: cookie(), 'sec-fetch-site': site })).status).toBe(403);
  }
  expect((await write({ cookie: cookie(), origin: node.origin })).status).toBe(200);
  expect((await write({ cookie: cookie(), 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('[SE9] a bearer without the cookie comes from anywhere; with the cookie beside it, from our pages alone', async () => {
  const authorization = `Bearer ${world.receptionist.token}`;
  expect((await write({ authorization })).status).toBe(200);
  expect((await write({ authorization, cookie: cookie() })).status).toBe(403);
});

test('[SE9] nobody can be signed in or out by another page', async () => {
  const json = { email: 'a@b.c', password: 'x' };
  const signIn = await visit(node.origin, '/api/v1/session', { json, headers: { origin: 'https://evil.test' } });
  expect(signIn.status).toBe(403);
  const headers = { cookie: cookie(), origin: 'https://evil.test' };
  expect((await visit(node.origin, '/api/v1/session', { method: 'DELETE', headers })).status).toBe(403);
  expect((await visit(node.origin, '/api/v1/session', { headers: { cookie: cookie() } })).status).toBe(200);
});

test('[SE10] two cookies of our name are refused, whichever is right', async () => {
  const answer = await visit(node.origin, '/api/v1/session', {
    headers: { cookie: `${cookie()}; mawid=planted-by-somebody-else` },
  });
  expect(answer.body).toMatchObject({ code: 'invalid', fields: [{ path: 'Cookie' }] });
});

test('[SE11] a token in the address opens nothing', async () => {
  const answer = await visit(
    node.origin,
    `/api/v1/session?token=${world.receptionist.token}&access_token=${world.receptionist.token}`,
  );
  expect(answer.status).toBe(401);
});

test('[SE12] no foreign page is told that it may read', async () => {
  const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
  for (const method of ['OPTIONS', 'GET']) {
    const answer = await visit(node.origin, '/api/v1/session', { method, headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  }
});

test('[SE13] a forged form cannot write: only JSON is understood', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await write({ authorization: `Bearer ${world.receptionist.token}`, 'content-type': type });
    expect([type, answer.status, answer.body['code']]).toEqual([type, 415, 'unsupported']);
  }
});
