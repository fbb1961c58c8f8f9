// From an invitation to an account of one's own, and what nobody else may do with it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, newSecret } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { testCore } from '#server/testing/core.ts';
import { dial } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { PASSWORD, withPassword } from '#server/testing/passwords.ts';
import { pairedDisplay } from '#server/testing/screens.ts';
import { asOwner } from '#server/testing/visits.ts';
import { type Ask, visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

/** Every person of a test comes from a network of their own. */
let networks = 0;
const somewhere = () => ({ 'x-forwarded-for': `198.51.100.${(networks += 1)}` });
const at = (path: string, ask: Ask = {}) => visit(node.origin, `/api/v1/${path}`, { headers: somewhere(), ...ask });
const open = (link: string, password: string) => at('password', { json: { link, password } });
const signIn = (json: object, headers = {}) => at('session', { json, headers: { ...somewhere(), ...headers } });

async function told(world: World, name: string, json: object): Promise<Record<string, unknown>> {
  const headers = { 'idempotency-key': newId() };
  const { body } = await at(`commands/${name}`, { token: world.manager.token, json, headers });
  return body;
}

/** Invites an address; answers the id of the member and what is secret in their link. */
async function invite(world: World, email: string): Promise<{ memberId: string; link: string }> {
  const body = await told(world, 'member.invite', { email, name: 'Salma Idris', role: 'receptionist' });
  const { member, link } = body['value'] as { member: { id: string }; link: string };
  return { memberId: member.id, link: new URL(link).hash.replace('#set=', '') };
}

async function reset(world: World, memberId: string): Promise<{ code: string; link: string }> {
  const body = await told(world, 'member.reset-password', { memberId });
  const { link } = (body['value'] ?? { link: 'https://nobody' }) as { link: string };
  return { code: String(body['code'] ?? body['outcome']), link: new URL(link).hash.replace('#set=', '') };
}

const clinicOf = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
  (body['caller'] as { clinicId: string } | undefined)?.clinicId ?? body['code'];

test('[ME1][ME3] whoever is invited chooses a password by the link, once, and signs in; a newer link ends the older', async () => {
  const world = await core.makeWorld();
  const email = `${newId()}@example.test`;
  const { memberId, link } = await invite(world, email);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(401);
  const newer = await reset(world, memberId);
  expect(newer.code).toBe('commit');
  expect((await open(link, PASSWORD)).status).toBe(404);
  expect(await open(newer.link, 'short')).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'password', problem: 'too-short' }] },
  });
  expect(await open(newer.link, PASSWORD)).toMatchObject({ status: 200, body: { email } });
  expect((await open(newer.link, PASSWORD)).status).toBe(404);
  expect(clinicOf(await signIn({ email, password: PASSWORD }))).toBe(world.clinicId);
  const last = await reset(world, memberId);
  await told(world, 'member.disable', { memberId });
  expect((await open(last.link, 'another password')).status).toBe(404);
});

test('[ME5][ME6] whoever has an account joins by the link and the password they have; until then the clinic is not theirs', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const email = await withPassword(core.database.ownerUrl, one);
  const { memberId, link } = await invite(other, email);
  expect(clinicOf(await signIn({ email, password: PASSWORD }))).toBe(one.clinicId);
  expect((await signIn({ email, password: PASSWORD, clinic: other.slug })).status).toBe(401);
  expect(await open(link, 'a password of the manager')).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  });
  expect(await open((await reset(other, memberId)).link, PASSWORD)).toMatchObject({ status: 200, body: { email } });
  expect((await open(link, PASSWORD)).status).toBe(404);
  expect((await signIn({ email, password: PASSWORD })).body).toMatchObject({
    fields: [{ path: 'clinic', problem: 'required' }],
  });
  expect(clinicOf(await signIn({ email, password: PASSWORD, clinic: other.slug }))).toBe(other.clinicId);
  expect((await open((await invite(await core.makeWorld(), email)).link, PASSWORD)).status).toBe(200);
  const { link: guessed } = await invite(await core.makeWorld(), email);
  const headers = somewhere();
  const guess = () => at('password', { json: { link: guessed, password: 'a guess' }, headers });
  for (let times = 0; times < 10; times += 1) expect((await guess()).status).toBe(401);
  expect((await guess()).status).toBe(429);
});

test('[ME7] the manager of one clinic opens no other with a link, made before or after its member belonged there', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const email = await withPassword(core.database.ownerUrl, one);
  const early = await reset(one, one.receptionist.id);
  expect(early.code).toBe('commit');
  const { link } = await invite(other, email);
  expect((await reset(one, one.receptionist.id)).code).toBe('commit');
  expect((await open(link, PASSWORD)).status).toBe(200);
  const { code } = await reset(one, one.receptionist.id);
  expect(code).toBe('forbidden');
  expect((await open(early.link, 'of the manager')).status).toBe(404);
  expect((await signIn({ email, password: PASSWORD, clinic: other.slug })).status).toBe(200);
  const links = await asOwner(
    core,
    `select 1 from credential c join account a on a.id = c.account_id where a.email = $1 and c.used_at is null`,
    [email],
  );
  expect(links).toEqual([]);
});

test('[ME18][ME21] one sees where one is signed in, in whichever clinic, and ends one’s own sessions alone', async () => {
  const [world, other] = [await core.makeWorld(), await core.makeWorld()];
  const email = await withPassword(core.database.ownerUrl, world);
  await open((await invite(other, email)).link, PASSWORD);
  const enter = async (slug: string, agent: string) =>
    String((await signIn({ email, password: PASSWORD, clinic: slug }, { 'user-agent': agent })).body['token']);
  const [here, there] = [await enter(world.slug, 'Firefox'), await enter(other.slug, 'x'.repeat(500))];
  const { body } = await at('account', { token: here });
  type Own = { id: string; agent: string | null; clinic: { slug: string }; isThis: boolean };
  const own = body['sessions'] as Own[];
  expect(body).toMatchObject({ email, name: world.receptionist.name, preferences: {} });
  expect(own.map(({ agent, clinic, isThis }) => [agent, clinic.slug, isThis])).toEqual([
    ['Firefox', world.slug, true],
    ['x'.repeat(200), other.slug, false],
    [null, world.slug, false],
  ]);
  const strangers = (await at('account', { token: world.manager.token })).body['sessions'] as Own[];
  for (const id of [strangers[0]!.id, newId(), 'x']) {
    expect((await at(`account/sessions/${id}`, { method: 'DELETE', token: here })).status).toBe(404);
  }
  const desk = await dial(node.origin, there);
  const gone = await at(`account/sessions/${own[1]!.id}`, { method: 'DELETE', token: here });
  expect(gone.status).toBe(204);
  expect(await desk.frame('bye')).toMatchObject({ code: 'unauthenticated' });
  expect((await at('account', { token: there })).status).toBe(401);
  expect((await at('account/sessions', { method: 'DELETE', token: here })).status).toBe(204);
  expect((await at('account', { token: here })).body['sessions']).toMatchObject([{ id: own[0]!.id, isThis: true }]);
  expect((await at('session', { token: world.receptionist.token })).status).toBe(401);
  expect((await at('session', { token: world.manager.token })).status).toBe(200);
  const last = await at(`account/sessions/${own[0]!.id}`, { method: 'DELETE', token: here });
  expect(last.headers.get('set-cookie')).toContain('Expires=Thu, 01 Jan 1970');
});

test('[ME19][ME23] preferences are changed one by one, put back with null, and the language counts at once', async () => {
  const world = await core.makeWorld();
  const { token } = world.doctor;
  const prefer = async (preferences: object) =>
    (await at('account', { method: 'PATCH', token, json: { preferences } })).body;
  const choice = { order: [world.colleague], hidden: [world.practitioner] };
  await prefer({ theme: 'dark', digits: 'arab', columns: { [world.clinicId]: choice, [newId()]: choice } });
  expect(await prefer({ theme: null, language: 'ar', singleKeys: false })).toMatchObject({
    preferences: { digits: 'arab', language: 'ar', singleKeys: false, columns: { [world.clinicId]: choice } },
  });
  const { preferences } = (await at('account', { token })).body as { preferences: { columns: object } };
  expect(Object.keys(preferences).toSorted()).toEqual(['columns', 'digits', 'language', 'singleKeys']);
  expect(Object.keys(preferences.columns)).toEqual([world.clinicId]);
  expect((await prefer({ columns: { [world.clinicId]: null } }))['preferences']).toMatchObject({ columns: {} });
  const wrong = await at('account', { method: 'PATCH', token, json: { preferences: { theme: 'pink', mood: 1 } } });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid' } });
  const fields = (wrong.body['fields'] as { path: string }[]).map(({ path }) => path);
  expect(fields.toSorted()).toEqual(['preferences.mood', 'preferences.theme']);
  expect((await at('session', { token })).body['caller']).toMatchObject({ locale: 'ar' });
});

test('[ME24] a screen has no account, and whoever is signed out has none either', async () => {
  const world = await core.makeWorld();
  const key = newSecret();
  await pairedDisplay(core, world, 'Hall', key);
  for (const [token, status] of [
    [key, 403],
    [newSecret(), 401],
  ] as const) {
    for (const path of ['account', 'account/sessions'] as const) {
      const ask: Ask = path === 'account' ? {} : { method: 'DELETE' };
      expect([path, (await at(path, { token, ...ask })).status]).toEqual([path, status]);
    }
  }
});

test('[ME20][ME22] another password needs the present one and ends the other sessions; a covered screen is confirmed', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(core.database.ownerUrl, world);
  const token = String((await signIn({ email, password: PASSWORD })).body['token']);
  const confirm = (password: string, headers = somewhere()) =>
    at('session/confirm', { token, json: { password }, headers });
  expect((await confirm(PASSWORD)).status).toBe(204);
  expect(await confirm('wrong')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  const change = (json: object) => at('account/password', { token, json });
  expect((await change({ current: 'wrong', next: 'a better password' })).status).toBe(401);
  for (const [json, path] of [
    [{ current: PASSWORD, next: 'short' }, 'next'],
    [{ next: 'long enough' }, 'current'],
  ] as const) {
    expect(await change(json)).toMatchObject({ status: 422, body: { fields: [{ path }] } });
  }
  const early = await reset(world, world.receptionist.id);
  expect((await change({ current: PASSWORD, next: 'a better password' })).status).toBe(204);
  expect((await open(early.link, 'of the manager')).status).toBe(404);
  expect((await at('session', { token })).status).toBe(200);
  expect((await at('session', { token: world.receptionist.token })).status).toBe(401);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(401);
  expect((await signIn({ email, password: 'a better password' })).status).toBe(200);
  const headers = somewhere();
  for (let times = 0; times < 10; times += 1) expect((await confirm('guess', headers)).status).toBe(401);
  expect((await confirm('a better password', headers)).status).toBe(429);
});

test('[ME20] of two sessions that set another password at once one does, and stays; the other is signed out', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(core.database.ownerUrl, world);
  const tokens = await Promise.all([1, 2].map(async () => (await signIn({ email, password: PASSWORD })).body['token']));
  const waiting = async () => {
    const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return connected(core.database.superUrl, async (client) => (await client.query(sql)).rowCount);
  };
  const answers = await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select 1 from account where email = $1 for update', [email]);
    const asked = tokens.map((token, one) =>
      at('account/password', { token: String(token), json: { current: PASSWORD, next: `a better password ${one}` } }),
    );
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    await client.query('commit');
    return Promise.all(asked);
  });
  const done = answers.map(({ status }) => status);
  expect(done.toSorted((a, b) => a - b)).toEqual([204, 401]);
  const here = await Promise.all(tokens.map(async (token) => (await at('session', { token: String(token) })).status));
  expect(here).toEqual(done.map((status) => (status === 204 ? 200 : 401)));
  expect((await signIn({ email, password: `a better password ${done.indexOf(204)}` })).status).toBe(200);
});
