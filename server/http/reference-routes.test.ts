// The generated reference.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { queries } from '#shared/contract/queries.ts';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';

const core = testCore();
let node: Node;
let developing: Node;
beforeAll(async () => {
  node = await startNode(core.store);
  developing = await startNode(core.store, { production: false });
});
afterAll(async () => {
  await node.stop();
  await developing.stop();
});

test('[SE29] the reference names every command and query there is, and private ones only by POST', async () => {
  const { body } = await visit(developing.origin, '/api/v1/openapi.json');
  const paths = body['paths'] as Record<string, Record<string, unknown>>;
  expect(body['openapi']).toBe('3.1.0');
  for (const name of Object.keys(commands))
    expect(Object.keys(paths[`/api/v1/commands/${name}`] ?? {})).toEqual(['post']);
  for (const [name, row] of Object.entries(queries)) {
    expect(Object.keys(paths[`/api/v1/queries/${name}`] ?? {})).toEqual('private' in row ? ['post'] : ['get', 'post']);
  }
});

test('[SE29] the reference tells what a screen that catches up may say, and the cookie browsers really carry', async () => {
  const { body } = await visit(developing.origin, '/api/v1/openapi.json');
  const { paths, components } = body as unknown as {
    paths: Record<string, { get: { parameters: { name: string; schema: { type?: string } }[] } }>;
    components: { securitySchemes: { cookie: { name: string } } };
  };
  const { parameters } = paths['/api/v1/clinics/{clinic}/changes']!.get;
  expect(parameters.map(({ name }) => name)).toEqual(['clinic', 'epoch', 'since', 'from', 'to', 'full']);
  expect(parameters.find(({ name }) => name === 'since')?.schema.type).toBe('integer');
  expect(components.securitySchemes.cookie.name).toBe('mawid');
  const behindTls = await startNode(core.store, { production: false, origins: ['https://clinic.example'] });
  const secure = await visit(behindTls.origin, '/api/v1/openapi.json');
  await behindTls.stop();
  expect(JSON.stringify(secure.body['components'])).toContain('"__Host-mawid"');
});

test('[SE29] the page for people has no script and names what the contract has', async () => {
  const { text, headers } = await visit(developing.origin, '/docs');
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).not.toMatch(/<script|style="| on\w+=/);
  for (const name of [...Object.keys(commands), ...Object.keys(queries)]) expect(text).toContain(`id="${name}"`);
});

test('[SE29] in production the reference is for staff', async () => {
  const world = await core.makeWorld();
  for (const path of ['/docs', '/api/v1/openapi.json']) {
    expect((await visit(node.origin, path)).status).toBe(401);
    expect((await visit(node.origin, path, { token: world.doctor.token })).status).toBe(200);
  }
});
