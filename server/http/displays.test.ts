// Screens from the first code to the last: what they are told, what they may, and how they are let go.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { queries } from '#shared/contract/queries.ts';
import { newId, newSecret } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dial, isCut, type Nearby } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { calls, recordedRequests } from '#server/testing/recorded-calls.ts';
import { pairedDisplay, waitingScreen } from '#server/testing/screens.ts';
import { paperStage } from '#server/testing/stage.ts';
import { visit } from '#server/testing/visitor.ts';
import { asOwner } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

let networks = 0;
const fromANewNetwork = () => ({ 'x-forwarded-for': `198.18.0.${(networks += 1)}` });
const headers = fromANewNetwork();
const asked = (key: unknown, from = headers) =>
  visit(node.origin, '/api/v1/session', { json: { board: key }, headers: from });
const viewed = (key: string) => visit(node.origin, '/api/v1/queries/display.view', { token: key });
const pair = (code: string, name = 'Hall') => ({ code, kind: 'board', name, queueIds: [] });

test('[DI1][DI4] a new screen is given a code that stays while it lasts; once paired its own key is its session', async () => {
  const world = await core.makeWorld({ clinic: { locale: 'ar-SA' } });
  const key = newSecret();
  const first = await asked(key);
  expect(first).toMatchObject({
    status: 202,
    body: { code: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{2}$/) as string },
  });
  expect(Number(first.body['expiresInMs'])).toBeGreaterThan(500_000);
  expect((await asked(key)).body['code']).toBe(first.body['code']);

  const typed = String(first.body['code']).toLowerCase().replace('-', ' ');
  const { value: display } = await core.ask(world.manager, 'display.pair', {
    ...pair(typed, 'By the lift'),
    kind: 'board',
  });
  expect(display).toMatchObject({ name: 'By the lift', kind: 'board', active: true });
  const caller = { id: display.id, name: 'By the lift', role: 'board', clinicId: world.clinicId, locale: 'ar-SA' };
  const paired = await asked(key);
  expect(paired).toMatchObject({ status: 200, body: { token: key, caller } });
  expect(paired.headers.get('set-cookie')).toBeNull();
  expect((await visit(node.origin, '/api/v1/session', { token: key })).body['caller']).toEqual(caller);
});

test('[DI3] a code that is wrong, has ended or was used pairs nothing, and one that ended is followed by another', async () => {
  const world = await core.makeWorld();
  const key = newSecret();
  const code = await waitingScreen(core.store, key);
  await asOwner(core, `update display_code set expires_at = clock_timestamp() where code = $1`, [
    code.replace('-', ''),
  ]);
  const used = await waitingScreen(core.store);
  await core.ask(world.manager, 'display.pair', { ...pair(used), kind: 'board' });
  const wrong = { code: 'invalid', fields: [{ path: 'code', problem: 'pairing-code' }] };
  for (const one of [code, used, 'ACD-EF', 'nonsense'])
    expect([one, await core.refusal(world.manager, 'display.pair', pair(one))]).toEqual([one, wrong]);
  expect(await core.refusal(world.manager, 'display.pair', pair(' '))).toMatchObject({
    fields: [{ path: 'code', problem: 'required' }],
  });
  expect(await core.refusal(world.manager, 'display.pair', { ...pair('ACD-EF'), kind: 'kiosk' })).toMatchObject({
    fields: [{ path: 'kind', problem: 'unknown-choice' }],
  });
  expect(await core.refusal(world.manager, 'display.pair', { ...pair('ACD-EF'), queueIds: [newId()] })).toEqual({
    code: 'not-found',
  });
  const again = await asked(key);
  expect(again.status).toBe(202);
  expect(again.body['code']).not.toBe(code);
});

test('[DI3] of managers of two clinics who type one code at once exactly one has the screen', async () => {
  const worlds = [await core.makeWorld(), await core.makeWorld()];
  const key = newSecret();
  const code = await waitingScreen(core.store, key);
  const input = pair(code);
  const outcomes = await Promise.all(
    worlds.map(({ manager }) => core.runner.run(manager, 'desk', 'display.pair', input, newId())),
  );
  expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
  const no = outcomes.find(({ ok }) => !ok);
  expect(no).toMatchObject({ refusal: { code: 'invalid', fields: [{ problem: 'pairing-code' }] } });
  const winner = worlds[outcomes.findIndex(({ ok }) => ok)]!;
  expect((await asked(key)).body['caller']).toMatchObject({ clinicId: winner.clinicId });
});

test('[DI5] after ten wrong codes of a clinic in a quarter of an hour nothing more is tried there, right or wrong', async () => {
  const [world, other] = [await core.makeWorld(), await core.makeWorld()];
  const guess = (one: World, code: string) => core.refusal(one.manager, 'display.pair', pair(code));
  const right = await waitingScreen(core.store);
  for (let times = 0; times < 10; times += 1) expect((await guess(world, 'ACD-EF')).code).toBe('invalid');
  expect(await guess(world, right)).toMatchObject({ code: 'rate-limited', retryMs: expect.any(Number) as number });
  expect((await guess(other, 'ACD-EF')).code).toBe('invalid');
  expect(await core.ask(other.manager, 'display.pair', { ...pair(right), kind: 'board' })).toMatchObject({
    outcome: 'commit',
  });
});

test('[DI6] what a screen asks with is exact, and new codes are counted by network while screens that wait are not', async () => {
  for (const key of ['short', newSecret(33), 7, null]) expect([key, (await asked(key)).status]).toEqual([key, 422]);
  const extra = await visit(node.origin, '/api/v1/session', { json: { board: newSecret(), role: 'manager' }, headers });
  expect(extra.body['fields']).toMatchObject([{ path: 'role', problem: 'unknown-field' }]);
  const from = fromANewNetwork();
  const waiting = newSecret();
  for (let times = 0; times < 60; times += 1)
    expect((await asked(times === 0 ? waiting : newSecret(), from)).status).toBe(202);
  expect(await asked(newSecret(), from)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  expect((await asked(waiting, from)).status).toBe(202);
  expect((await asked(newSecret(), fromANewNetwork())).status).toBe(202);
});

test('[DI7] a screen shows its clinic’s name and clock, and nothing of members, patients or visits', async () => {
  const world = await core.makeWorld({ clinic: { names: { ar: 'عيادة' }, digits: 'arab' } });
  const key = newSecret();
  const display = await pairedDisplay(core, world, 'Hall', key);
  const { value } = (await viewed(key)).body as { value: { clinic: object } };
  expect(value).toMatchObject({ display, clinic: { names: { ar: 'عيادة' }, zone: world.zone, digits: 'arab' } });
  expect(Object.keys(value.clinic).toSorted()).toEqual(
    Object.keys(queries['display.view'].output.shape.clinic.shape).toSorted(),
  );
});

test(`[DI8] ${Object.keys({ ...commands, ...queries }).length} rows and every message: a screen may nothing but look at itself, and is seen and told by nobody`, async () => {
  const world = await core.makeWorld();
  const key = newSecret();
  await pairedDisplay(core, world, 'Hall', key);
  const may = [];
  for (const call of calls) {
    const { kind, name } = call;
    const ask = { json: call.input(paperStage), headers: { 'idempotency-key': newId() }, token: key };
    const { status, body } = await visit(node.origin, `/api/v1/${kind}/${name}`, ask);
    if (status !== 403 || body['code'] !== 'forbidden') may.push(name);
  }
  expect(may).toEqual(['display.view']);
  const strange = await visit(node.origin, '/api/v1/queries/display.view', { json: { clinicId: newId() }, token: key });
  expect(strange.body['fields']).toMatchObject([{ path: 'clinicId', problem: 'unknown-field' }]);
  for (const path of [`/api/v1/clinics/${world.clinicId}/changes?full=1`, '/api/v1/openapi.json', '/docs'])
    expect([path, (await visit(node.origin, path, { token: key })).status]).toEqual([path, 403]);

  const account = '/api/v1/account';
  const own: [method: string, path: string, json?: object][] = [
    ['GET', account],
    ['PATCH', account, { preferences: { theme: 'dark' } }],
    ['POST', `${account}/password`, { current: 'a long password', next: 'a longer password' }],
    ['DELETE', `${account}/sessions`],
    ['DELETE', `${account}/sessions/${newId()}`],
    ['POST', '/api/v1/session/confirm', { password: 'a long password' }],
  ];
  for (const [method, path, json] of own) {
    const { status } = await visit(node.origin, path, { method, token: key, ...(json && { json }) });
    expect([method, path, status]).toEqual([method, path, 403]);
  }

  const screen = await dial(node.origin, key);
  const heard: unknown[] = [];
  screen.socket.onAny((event: unknown) => heard.push(event));
  for (const [name, body] of Object.entries(recordedRequests)) {
    const said = body(world.clinicId, newId(), paperStage);
    expect([name, await screen.say(name as 'watch', said)]).toMatchObject([name, { ok: false, code: 'forbidden' }]);
  }
  const desk = await dial(node.origin, world.receptionist.token);
  await desk.say('watch', { clinic: world.clinicId });
  await desk.say('ask', { name: 'patient.register', input: { name: 'Noura' }, commandId: newId() });
  const { presence } = await desk.frame<Nearby>('nearby', (frame) => frame.presence.length > 0);
  expect(presence.map(({ id }) => id)).toEqual([world.receptionist.id]);
  expect((await screen.say('read', { name: 'display.view', input: {} })).ok).toBe(true);
  expect(heard.filter((event) => event === 'log' || event === 'nearby')).toEqual([]);
  for (const each of [screen, desk]) each.close();
});

test('[DI9][DI10] a screen is renamed and revoked before everybody’s eyes; its key is then a stranger’s at every door, and can be paired again', async () => {
  const world = await core.makeWorld();
  const key = newSecret();
  const display = await pairedDisplay(core, world, 'Hall', key);
  const rename = { displayId: display.id, name: 'By the stairs' };
  const renamed = await core.ask(world.manager, 'display.rename', rename);
  expect(renamed).toMatchObject({ outcome: 'commit', undoable: false, value: { name: 'By the stairs' } });
  expect((await core.ask(world.manager, 'display.rename', rename)).outcome).toBe('noop');
  expect((await viewed(key)).body['value']).toMatchObject({ display: { name: 'By the stairs' } });
  expect((await asked(key)).body['caller']).toMatchObject({ name: 'By the stairs' });

  const socket = await dial(node.origin, key);
  const cut = isCut(socket);
  const revoke = { displayId: display.id };
  const { commandId } = await core.ask(world.manager, 'display.revoke', revoke);
  const frame = core.published.find((one) => one.commandId === commandId)!;
  expect(frame.events).toMatchObject([{ type: 'display.revoked', display: { active: false }, was: { active: true } }]);
  node.realtime.publish(frame);
  expect(await socket.frame('bye')).toMatchObject({ code: 'unauthenticated' });
  await cut;
  expect((await core.ask(world.manager, 'display.revoke', revoke)).outcome).toBe('noop');
  expect((await viewed(key)).status).toBe(401);
  await expect(dial(node.origin, key)).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  const anew = await asked(key);
  expect(anew.status).toBe(202);
  const again = { ...pair(String(anew.body['code'])), kind: 'board' as const };
  const { value } = await core.ask(world.manager, 'display.pair', again);
  expect((await asked(key)).body['caller']).toMatchObject({ id: value.id });
  const { displays } = await core.read(world.receptionist, 'clinic.settings', {});
  const states = new Map(displays.map(({ id, active }) => [id, active]));
  expect(states).toEqual(
    new Map([
      [display.id, false],
      [value.id, true],
    ]),
  );
});

test('[DI11] of a screen’s key nothing but a hash is kept', async () => {
  const world = await core.makeWorld();
  const key = newSecret();
  await pairedDisplay(core, world, 'Hall', key);
  const rows = await asOwner(
    core,
    `select to_jsonb(k) as one from display_key k union all select events from clinic_log`,
  );
  expect(JSON.stringify(rows)).not.toContain(key);
});
