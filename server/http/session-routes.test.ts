// Signing in and out over HTTP, and how guessing is slowed down.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { PASSWORD, withPassword } from '#server/testing/passwords.ts';
import { visit } from '#server/testing/visitor.ts';

const core = testCore();
let node: Node;
let behindTls: Node;
const PUBLIC = 'https://clinic.example';

beforeAll(async () => {
  node = await startNode(core.store);
  behindTls = await startNode(core.store, { origins: [PUBLIC] });
});
afterAll(async () => {
  await node.stop();
  await behindTls.stop();
});

async function somebody() {
  const world = await core.makeWorld();
  return { world, email: await withPassword(core.database.ownerUrl, world) };
}

/** Every attempt of a test comes from a network of its own, as a proxy on this machine would tell. */
let networks = 0;
const fromANewNetwork = () => ({ 'x-forwarded-for': `203.0.113.${(networks += 1)}` });

test('[SE1] signing in answers with a token and who one is, and the token opens the door', async () => {
  const { world, email } = await somebody();
  const answer = await visit(node.origin, '/api/v1/session', { json: { email, password: PASSWORD } });
  expect(answer.status).toBe(200);
  expect(answer.body['caller']).toMatchObject({ role: 'receptionist', clinicId: world.clinicId });
  const me = await visit(node.origin, '/api/v1/session', { token: String(answer.body['token']) });
  expect(me.body['caller']).toEqual(answer.body['caller']);
});

test('[SE2] the cookie is bound to this host, hidden from scripts, and Secure exactly where the origin is https', async () => {
  const { email } = await somebody();
  const plain = await visit(node.origin, '/api/v1/session', { json: { email, password: PASSWORD } });
  const secure = await visit(behindTls.origin, '/api/v1/session', { json: { email, password: PASSWORD } });
  expect(plain.headers.get('set-cookie')).toMatch(/^mawid=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  expect(secure.headers.get('set-cookie')).toMatch(
    /^__Host-mawid=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('[SE3] a wrong password and an unknown address are told the same', async () => {
  const { email } = await somebody();
  const headers = fromANewNetwork();
  const wrong = await visit(node.origin, '/api/v1/session', { json: { email, password: 'wrong' }, headers });
  const unknown = await visit(node.origin, '/api/v1/session', {
    json: { email: `x${email}`, password: PASSWORD },
    headers,
  });
  expect(wrong.status).toBe(401);
  const { requestId: _, ...told } = wrong.body;
  expect(unknown.body).toMatchObject(told);
});

test('[SE4] after signing out neither the cookie nor the token opens the door', async () => {
  const { email } = await somebody();
  const { body, headers } = await visit(node.origin, '/api/v1/session', { json: { email, password: PASSWORD } });
  const cookie = String(headers.get('set-cookie')).split(';')[0] ?? '';
  const out = await visit(node.origin, '/api/v1/session', {
    method: 'DELETE',
    headers: { cookie, origin: node.origin },
  });
  expect(out.status).toBe(204);
  expect(out.headers.get('set-cookie')).toContain('Expires=Thu, 01 Jan 1970');
  expect((await visit(node.origin, '/api/v1/session', { headers: { cookie } })).status).toBe(401);
  expect((await visit(node.origin, '/api/v1/session', { token: String(body['token']) })).status).toBe(401);
});

test('[SE5] ten failures of an account slow its network down, even all at once; another network may go on', async () => {
  const { email } = await somebody();
  const headers = fromANewNetwork();
  const guess = () => visit(node.origin, '/api/v1/session', { json: { email, password: 'guess' }, headers });
  const statuses = (await Promise.all(Array.from({ length: 15 }, guess))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  const right = await visit(node.origin, '/api/v1/session', { json: { email, password: PASSWORD }, headers });
  expect(right.status).toBe(429);
  expect(right.body).toMatchObject({ code: 'rate-limited', retryMs: expect.any(Number) as number });
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
  const elsewhere = { json: { email, password: PASSWORD }, headers: fromANewNetwork() };
  expect((await visit(node.origin, '/api/v1/session', elsewhere)).status).toBe(200);
});

test('[SE5] guesses at one account are counted together, however its address is typed', async () => {
  const { email } = await somebody();
  const headers = fromANewNetwork();
  const spellings = [email, ` ${email}`, `${email}  `, email.toUpperCase()];
  const guess = (at: number) =>
    visit(node.origin, '/api/v1/session', { json: { email: spellings[at % 4], password: 'guess' }, headers });
  const right = { email: ` ${email.toUpperCase()} `, password: PASSWORD };
  expect((await visit(node.origin, '/api/v1/session', { json: right, headers })).status).toBe(200);
  for (let at = 0; at < 10; at += 1) expect((await guess(at)).status).toBe(401);
  expect((await guess(10)).status).toBe(429);
});

test('[SE5] signing in rightly again and again is never slowed down', async () => {
  const { email } = await somebody();
  const headers = fromANewNetwork();
  for (let times = 0; times < 12; times += 1) {
    expect((await visit(node.origin, '/api/v1/session', { json: { email, password: PASSWORD }, headers })).status).toBe(
      200,
    );
  }
});

test('[SE5] only the last address a proxy names counts: what a caller claims before it does not', async () => {
  const { email } = await somebody();
  const network = fromANewNetwork()['x-forwarded-for'];
  const guess = (claim: number) =>
    visit(node.origin, '/api/v1/session', {
      json: { email, password: 'guess' },
      headers: { 'x-forwarded-for': `198.51.100.${claim}, ${network}` },
    });
  for (let claim = 0; claim < 10; claim += 1) await guess(claim);
  expect((await guess(99)).status).toBe(429);
});

test('[SE6] a password over one kilobyte is refused before it is weighed', async () => {
  const answer = await visit(node.origin, '/api/v1/session', { json: { email: 'a@b.c', password: 'ß'.repeat(600) } });
  expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
});

test('[SE7] a link that is not one sets no password', async () => {
  const json = { link: newSecret(), password: 'a long enough password' };
  expect((await visit(node.origin, '/api/v1/password', { json, headers: fromANewNetwork() })).status).toBe(404);
});

test('[SE8] what signing in takes is exact: unknown and missing fields are named', async () => {
  const answer = await visit(node.origin, '/api/v1/session', { json: { email: 'a@b.c', role: 'manager' } });
  expect(answer.status).toBe(422);
  expect(answer.body['fields']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'password', problem: 'required', message: expect.any(String) as string }),
      expect.objectContaining({ path: 'role', problem: 'unknown-field' }),
    ]),
  );
});
