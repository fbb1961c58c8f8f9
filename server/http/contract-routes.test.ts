// Commands, queries and catching up over HTTP.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

const register = (world: World, name: string, key = newId()) =>
  visit(node.origin, '/api/v1/commands/patient.register', {
    token: world.receptionist.token,
    json: { name },
    headers: { 'idempotency-key': key },
  });

test('[SE24] a command repeated with its key has one effect and one answer', async () => {
  const world = await core.makeWorld();
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, () => register(world, 'Layla', key)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]).toMatchObject({
    status: 200,
    body: { outcome: 'commit', commandId: key, version: 1, undoable: true },
  });
  expect((await register(world, 'Another', key)).body['code']).toBe('command-id-reused');
  const found = await visit(node.origin, '/api/v1/queries/patient.search', {
    token: world.receptionist.token,
    json: { text: 'Layla' },
  });
  expect(found.body['value']).toHaveLength(1);
});

test('[SE24] without a key, or with one that is no UUIDv7, nothing happens', async () => {
  const world = await core.makeWorld();
  const path = '/api/v1/commands/patient.register';
  const without = await visit(node.origin, path, { token: world.receptionist.token, json: { name: 'Layla' } });
  expect(without).toMatchObject({ status: 422, body: { fields: [{ path: 'Idempotency-Key', problem: 'required' }] } });
  for (const key of ['1', '6b1d5b2e-3f0e-4d0e-9b8a-0d4f0f0e8f11', `${newId()}x`]) {
    const answer = await register(world, 'Layla', key);
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: 'Idempotency-Key', problem: 'format' }] } });
  }
  const changes = await visit(node.origin, `/api/v1/clinics/${world.clinicId}/changes`, { token: world.manager.token });
  expect(changes.body['head']).toBe(0);
});

test('[SE25] a query is asked by GET or POST with one answer; one that may name people by POST alone', async () => {
  const world = await core.makeWorld();
  const { token } = world.receptionist;
  const json = { from: world.at('00:00'), to: world.at('23:00'), scheduleIds: [world.practitioner, world.colleague] };
  const query = `from=${json.from}&to=${json.to}&scheduleIds=${world.practitioner}&scheduleIds=${world.colleague}`;
  const got = await visit(node.origin, `/api/v1/queries/calendar.range?${query}`, { token });
  const posted = await visit(node.origin, '/api/v1/queries/calendar.range', { token, json });
  expect(got.status).toBe(200);
  expect(got.body).toEqual(posted.body);
  expect(got.body).toMatchObject({ epoch: expect.any(String) as string, version: 0 });
  const named = await visit(node.origin, '/api/v1/queries/patient.search?text=Layla', { token });
  expect([named.status, named.headers.get('allow')]).toEqual([405, 'POST']);
});

test('[SE26] catching up answers live, the rows since, or a snapshot', async () => {
  const world = await core.makeWorld();
  const { token } = world.doctor;
  const path = `/api/v1/clinics/${world.slug}/changes`;
  const snapshot = await visit(node.origin, path, { token });
  expect(snapshot.body).toMatchObject({ kind: 'snapshot', head: 0, settings: {}, calendar: {} });
  const epoch = String(snapshot.body['epoch']);
  expect((await visit(node.origin, `${path}?epoch=${epoch}&since=0`, { token })).body).toMatchObject({
    kind: 'live',
    head: 0,
  });
  await register(world, 'Layla');
  const delta = await visit(node.origin, `${path}?epoch=${epoch}&since=0`, { token });
  expect(delta.body).toMatchObject({
    kind: 'delta',
    head: 1,
    rows: [{ version: 1, events: [{ type: 'patient.registered' }] }],
  });
});

test('[SE26] too old to catch up is gone without full, and a snapshot with it', async () => {
  const world = await core.makeWorld();
  const { token } = world.doctor;
  const path = `/api/v1/clinics/${world.clinicId}/changes?epoch=${newId()}&since=0`;
  expect(await visit(node.origin, path, { token })).toMatchObject({ status: 410, body: { code: 'too-old' } });
  expect((await visit(node.origin, `${path}&full=1`, { token })).body['kind']).toBe('snapshot');
});

test('[SE27] another clinic is as little there as one that never was', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const { token } = mine.manager;
  const answers = await Promise.all(
    [theirs.clinicId, theirs.slug, newId(), 'no-such-clinic', '__proto__', `${mine.clinicId}%00`].map((clinic) =>
      visit(node.origin, `/api/v1/clinics/${clinic}/changes`, { token }),
    ),
  );
  const told = answers.map(({ status, body }) => ({ status, ...body, requestId: null }));
  expect(told[0]).toMatchObject({ status: 404, code: 'not-found' });
  for (const one of told) expect(one).toEqual(told[0]);
});

test('[SE28] a session’s end is in the log for the nodes alone: a screen sees its version and nothing of it', async () => {
  const world = await core.makeWorld();
  const path = `/api/v1/clinics/${world.clinicId}/changes`;
  const { body } = await visit(node.origin, path, { token: world.manager.token });
  await visit(node.origin, '/api/v1/session', { method: 'DELETE', token: world.doctor.token });
  const delta = await visit(node.origin, `${path}?epoch=${String(body['epoch'])}&since=0`, {
    token: world.manager.token,
  });
  expect(delta.body).toMatchObject({ kind: 'delta', head: 1, rows: [{ version: 1, events: [] }] });
  expect(delta.text).not.toContain('session');
});
