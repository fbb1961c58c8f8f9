// What supervisors and Prometheus are told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store, { metricsToken: 'a-token-of-tests' });
});
afterAll(() => node.stop());

test('[SE21] a node lives and is ready while its database answers with this program’s schema', async () => {
  expect((await visit(node.origin, '/livez')).status).toBe(200);
  expect((await visit(node.origin, '/readyz')).status).toBe(200);
});

test.each([
  ['whose schema is another', () => Promise.resolve(false)],
  ['that does not answer', () => new Promise<boolean>(() => undefined)],
  ['that cannot be reached', () => Promise.reject(new Error('refused'))],
])('[SE21] with a database %s it lives, but is not ready', async (_, probe) => {
  const waiting = await startNode(core.store, { probe });
  expect((await visit(waiting.origin, '/livez')).status).toBe(200);
  expect(await visit(waiting.origin, '/readyz')).toMatchObject({ status: 503, body: { status: 'waiting' } });
  await waiting.stop();
});

test('[SE22] figures are for this machine, and for whoever knows the token', async () => {
  const own = await visit(node.origin, '/metrics');
  expect(own.status).toBe(200);
  expect(own.text).toContain('mawid_sockets');
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  expect((await visit(node.origin, '/metrics', { headers: proxied })).status).toBe(404);
  expect((await visit(node.origin, '/metrics', { token: 'a-token-of-others', headers: proxied })).status).toBe(404);
  expect((await visit(node.origin, '/metrics', { token: 'a-token-of-tests', headers: proxied })).status).toBe(200);
});
