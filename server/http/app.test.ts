// What every answer of the HTTP door has in common: headers, ids, problem documents, methods.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('[SE14] every answer says what a browser may do with it, and nothing about what we run on', async () => {
  for (const path of ['/livez', '/', '/nowhere', '/api/v1/session', '/api/nowhere', '/docs', '/metrics']) {
    const { headers } = await visit(node.origin, path, { token: world.receptionist.token });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('[SE14] behind TLS browsers are told to stay there', async () => {
  const behindTls = await startNode(core.store, { origins: ['https://clinic.example'] });
  const { headers } = await visit(behindTls.origin, '/livez');
  expect(headers.get('strict-transport-security')).toContain('max-age=');
  expect(headers.get('content-security-policy')).toContain('wss://clinic.example');
  await behindTls.stop();
});

test('[SE15] a refusal is a problem document in the reader’s language', async () => {
  const english = await visit(node.origin, '/api/v1/session');
  expect(english.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(english.body).toEqual({
    type: '/docs#unauthenticated',
    title: 'Not signed in',
    status: 401,
    code: 'unauthenticated',
    detail: 'Sign in to continue.',
    requestId: english.headers.get('x-request-id'),
  });
  const arabic = await visit(node.origin, '/api/v1/session', { headers: { 'accept-language': 'ar-EG,en;q=0.5' } });
  expect(String(arabic.body['detail'])).toMatch(/[\u0600-\u06ff]/);
});

test('[SE16] an address that is not there is not found, signed in or not', async () => {
  for (const path of [
    '/api/v1/nothing',
    '/api',
    '/health',
    '/.git/config',
    '/.env',
    '/assets/../package.json',
    '/%2e%2e/package.json',
    '/_test/spin',
  ]) {
    const answer = await visit(node.origin, path, { token: world.manager.token });
    expect([path, answer.status, answer.body['code']]).toEqual([path, 404, 'not-found']);
  }
});

test('[SE17] a method an address does not have is refused with those it has', async () => {
  const read = await visit(node.origin, '/api/v1/commands/patient.register', { token: world.manager.token });
  expect(read).toMatchObject({ status: 405, body: { code: 'unsupported' } });
  expect(read.headers.get('allow')).toBe('POST');
  for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'OPTIONS']) {
    const answer = await visit(node.origin, '/api/v1/queries/clinic.settings', { method, token: world.manager.token });
    expect([method, answer.status]).toEqual([method, 405]);
  }
  const headers = { 'x-http-method-override': 'DELETE' };
  expect(
    (await visit(node.origin, '/api/v1/session?_method=DELETE', { token: world.manager.token, headers })).status,
  ).toBe(200);
  expect((await visit(node.origin, '/api/v1/session', { token: world.manager.token })).status).toBe(200);
});

test('[SE18] a proxy’s request id is kept when it is one, else replaced', async () => {
  const kept = await visit(node.origin, '/livez', { headers: { 'x-request-id': 'abc-DEF_12345678' } });
  expect(kept.headers.get('x-request-id')).toBe('abc-DEF_12345678');
  const odd = await visit(node.origin, '/livez', { headers: { 'x-request-id': '{"a":"b"}' } });
  expect(odd.headers.get('x-request-id')).not.toContain('{');
});

test('[SE19] a request whose address is no address costs nobody anything', async () => {
  const statuses = await Promise.all(['/%', '/%c0%af', '/api/v1/commands/%ff', '/\\..\\x'].map(rawGet));
  for (const status of statuses) expect([400, 401, 404, 405, 422]).toContain(status);
  expect((await visit(node.origin, '/livez')).status).toBe(200);
});

/** fetch would tidy the path up first. */
function rawGet(path: string): Promise<number> {
  const { port } = new URL(node.origin);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

test('[SE20] a node that is being stopped asks every connection to close and is no longer ready', async () => {
  const leaving = await startNode(core.store);
  leaving.drain();
  expect(await visit(leaving.origin, '/readyz')).toMatchObject({ status: 503, body: { status: 'draining' } });
  const { headers, status } = await visit(leaving.origin, '/livez');
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  await leaving.stop();
});
