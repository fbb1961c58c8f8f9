// What the log says of requests, and what it never says.
import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dial } from '#server/testing/desk.ts';
import { startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';

const core = testCore();

/** A log whose lines are kept, without redaction: what is not written need not be crossed out. */
function keptLog() {
  const stream = new PassThrough();
  const lines: string[] = [];
  stream.on('data', (chunk: Buffer) => lines.push(...chunk.toString('utf8').split('\n').filter(Boolean)));
  return { log: pino({ level: 'trace' }, stream), lines };
}

test('[SE43] every request is one JSON line with its id, its route and who asked', async () => {
  const { log, lines } = keptLog();
  const node = await startNode(core.store, { log });
  const world = await core.makeWorld();
  const { headers } = await visit(node.origin, '/api/v1/queries/clinic.settings', { token: world.manager.token });
  await node.stop();
  const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(written.find(({ msg }) => msg === 'request')).toMatchObject({
    requestId: headers.get('x-request-id'),
    method: 'GET',
    route: '/api/v1/queries/:name',
    status: 200,
    member: world.manager.id,
    clinic: world.clinicId,
  });
});

test('[SE43] nothing of a patient, no secret, no address and no query string is in the log', async () => {
  const { log, lines } = keptLog();
  const node = await startNode(core.store, { log });
  const world = await core.makeWorld();
  const canary = 'Canary\r\n\u001b[31m"},{"name';
  const { token } = world.manager;
  const headers = { 'idempotency-key': newId() };
  await visit(node.origin, '/api/v1/commands/patient.register', {
    token,
    json: { name: 'Canary', phone: '0501234567' },
    headers,
  });
  await visit(node.origin, '/api/v1/commands/patient.register', {
    token,
    json: { name: canary, odd: canary },
    headers: { 'idempotency-key': newId() },
  });
  await visit(node.origin, '/api/v1/commands/Canary', { token, json: {}, headers });
  await visit(node.origin, '/api/v1/queries/patient.search?text=Canary', { token });
  await visit(node.origin, '/a/Canary?key=Canary', { token });
  await visit(node.origin, '/api/v1/session', { json: { email: 'canary@example.test', password: 'Canary' } });
  await visit(node.origin, '/api/v1/session', { raw: '{"email":"Canary' });
  const desk = await dial(node.origin, token);
  await desk.say('ask', { name: 'patient.register', input: { name: canary }, commandId: newId() });
  await desk.say('read', { name: 'patient.search', input: { text: 'Canary' } });
  desk.close();
  await node.stop();
  expect(lines.length).toBeGreaterThan(5);
  const all = lines.join('\n');
  for (const secret of [/canary/i, token, '0501234567', '127.0.0.1']) expect(all).not.toMatch(secret);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

test('[SE44] commits, each once however often it is asked for, refusals by code, and sockets are counted', async () => {
  const node = await startNode(core.store);
  const world = await core.makeWorld();
  const { token } = world.manager;
  const registered = { token, json: { name: 'Layla' }, headers: { 'idempotency-key': newId() } };
  await visit(node.origin, '/api/v1/commands/patient.register', registered);
  await visit(node.origin, '/api/v1/commands/patient.register', registered);
  await visit(node.origin, '/api/v1/commands/patient.register', {
    token,
    json: {},
    headers: { 'idempotency-key': newId() },
  });
  const desk = await dial(node.origin, token);
  const { text } = await visit(node.origin, '/metrics');
  expect(text).toMatch(/^mawid_commits_total\{.*\} 1$/m);
  expect(text).toMatch(/^mawid_refusals_total\{code="invalid",.*\} 1$/m);
  expect(text).toMatch(/^mawid_sockets\{.*\} 1$/m);
  expect(text).toMatch(/^mawid_command_seconds_count\{.*door="http".*\} 3$/m);
  desk.close();
  await node.stop();
});
