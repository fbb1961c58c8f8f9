// Signing in and out: the right password of the right person, and everything else answered alike.
import { beforeAll, expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import { DAY, instantOf } from '#shared/time/instant.ts';
import { digest, newId, newSecret, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { readLog } from './clinic-log.ts';
import { connected } from './connection.ts';
import { hashPassword } from './passwords.ts';
import { makeSessions, type Sessions } from './sessions.ts';

const core = testCore();
const password = 'قهوة-2026';
const published: LogFrame[] = [];
let sessions: Sessions;
let kept: string;

beforeAll(async () => {
  sessions = makeSessions(core.store, (frame) => published.push(frame));
  kept = await hashPassword(password);
});

/** The receptionist's address, once their password has been set. */
async function withPassword(world: World): Promise<string> {
  const rows = await asOwner<{ email: string }>(
    core,
    'update account a set password_hash = $2 from member m where m.account_id = a.id and m.id = $1 returning a.email',
    [world.receptionist.id, kept],
  );
  return rows[0]?.email ?? '';
}

/** A one-time link of an account, as it is sent: only its hash is kept. */
async function linkFor(email: string, life = DAY): Promise<string> {
  const link = newSecret();
  await asOwner(
    core,
    `insert into credential (id, key_hash, kind, account_id, expires_at) select $1, $2, 'password', id, $4 from account where email = $3`,
    [newId(), digest(link), email, instantOf(now() + life)],
  );
  return link;
}

test('the right password opens a session that says who, where and as what', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  const entered = await sessions.signIn({ email, password });
  expect(entered).toMatchObject({
    ok: true,
    session: {
      slug: world.slug,
      caller: { id: world.receptionist.id, role: 'receptionist', clinicId: world.clinicId },
    },
  });
  const token = entered.ok ? entered.token : '';
  expect(await sessions.find(token)).toEqual(entered.ok ? entered.session : null);
  expect(token).toMatch(/^[\w-]{43}$/);
});

test('an accent typed in two pieces is the same password, and a letter more is not', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  await asOwner(core, 'update account set password_hash = $2 where email = $1', [
    email,
    await hashPassword('crème-brûlée'),
  ]);
  expect(await sessions.signIn({ email, password: 'crème-brûlée'.normalize('NFD') })).toMatchObject({ ok: true });
  expect(await sessions.signIn({ email, password: 'crème-brûlées' })).toMatchObject({ ok: false });
});

test('a wrong password, an unknown address, one without a password and one of another clinic are answered alike', async () => {
  const world = await core.makeWorld();
  const other = await core.makeWorld();
  const email = await withPassword(world);
  const answers = [
    await sessions.signIn({ email, password: `${password}x` }),
    await sessions.signIn({ email: 'nobody@example.test', password }),
    await sessions.signIn({ email: `manager-${world.slug}@example.test`, password }),
    await sessions.signIn({ email, password, clinic: other.slug }),
    await sessions.signIn({ email: `' or 1=1 --`, password }),
  ];
  for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: { code: 'unauthenticated' } });
});

test('who belongs to several clinics is asked which, and only then', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const email = await withPassword(one);
  await asOwner(
    core,
    `insert into member (clinic_id, id, account_id, name, role) select $1, $2, id, 'guest', 'manager' from account where email = $3`,
    [other.clinicId, newId(), email],
  );
  const choices = [one, other]
    .map(({ slug }) => ({ slug, name: 'A clinic of one test' }))
    .toSorted((a, b) => a.slug.localeCompare(b.slug));
  expect(await sessions.signIn({ email, password })).toEqual({
    ok: false,
    refusal: { code: 'invalid', fields: [{ path: 'clinic', problem: 'required' }], choices },
  });
  expect(await sessions.signIn({ email, password: 'wrong' })).toEqual({
    ok: false,
    refusal: { code: 'unauthenticated' },
  });
  expect(await sessions.signIn({ email, password, clinic: other.slug })).toMatchObject({
    session: { caller: { role: 'manager', clinicId: other.clinicId } },
  });
  expect(await sessions.signIn({ email, password, clinic: one.clinicId })).toMatchObject({
    session: { caller: { clinicId: one.clinicId } },
  });
});

test('a disabled member neither enters nor stays', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  await asOwner(core, 'update member set active = false where id = $1', [world.receptionist.id]);
  expect(await sessions.find(world.receptionist.token)).toBeNull();
  expect(await sessions.signIn({ email, password })).toEqual({ ok: false, refusal: { code: 'unauthenticated' } });
});

test('an ended, an expired, an idle and an invented key open nothing', async () => {
  const world = await core.makeWorld();
  const set = (sql: string, token: string) =>
    asOwner(core, `update session set ${sql} where key_hash = $1`, [digest(token)]);
  await sessions.end(world.receptionist.token);
  await set(`expires_at = clock_timestamp() - interval '1 second'`, world.manager.token);
  await set(`seen_at = clock_timestamp() - interval '13 hours'`, world.doctor.token);
  for (const token of [world.receptionist.token, world.manager.token, world.doctor.token, newSecret(), '']) {
    expect(await sessions.find(token)).toBeNull();
  }
});

test('[LG8] the end of a session is one row of its clinic’s log, however many end it at once, and tells no key', async () => {
  const world = await core.makeWorld();
  const session = await sessions.find(world.receptionist.token);
  await Promise.all(Array.from({ length: 8 }, () => sessions.end(world.receptionist.token)));
  await sessions.end(newSecret());
  const rows = await readLog(core.store, world.clinicId, 0, 10);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    version: 1,
    by: { id: world.receptionist.id },
    events: [{ type: 'session.ended', memberId: world.receptionist.id, sessionId: session?.id }],
  });
  expect(published.filter((frame) => frame.clinic === world.clinicId)).toEqual(rows);
  expect(JSON.stringify(rows)).not.toContain(digest(world.receptionist.token).toString('hex'));
  const receipts = await asOwner(core, 'select reply from command_receipt where clinic_id = $1', [world.clinicId]);
  expect(receipts).toHaveLength(1);
});

test('a one-time link used by two at once sets one password; the other is told that it is no longer good', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  const link = await linkFor(email);
  const spare = await linkFor(email);
  const answers = await Promise.all([
    sessions.setPassword(link, 'first-password'),
    sessions.setPassword(link, 'other-password'),
  ]);
  expect(answers.filter((one) => one.ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok)).toEqual([{ ok: false, refusal: { code: 'not-found' } }]);
  const winner = answers[0]?.ok ? 'first-password' : 'other-password';
  expect(await sessions.signIn({ email, password: winner })).toMatchObject({ ok: true });
  expect(await sessions.signIn({ email, password })).toMatchObject({ ok: false });
  expect(await sessions.setPassword(spare, 'third-password')).toMatchObject({ ok: false });
  expect(await sessions.find(world.receptionist.token)).toBeNull();
});

test('a link that is late or invented and a password too short or too long are refused', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  expect(await sessions.setPassword(await linkFor(email, -1000), 'long enough')).toMatchObject({
    refusal: { code: 'not-found' },
  });
  expect(await sessions.setPassword(newSecret(), 'long enough')).toMatchObject({ refusal: { code: 'not-found' } });
  const link = await linkFor(email);
  expect(await sessions.setPassword(link, 'short')).toMatchObject({
    refusal: { fields: [{ path: 'password', problem: 'too-short' }] },
  });
  expect(await sessions.setPassword(link, 'x'.repeat(1025))).toMatchObject({
    refusal: { fields: [{ problem: 'too-long' }] },
  });
  expect(await sessions.setPassword(link, 'long enough')).toEqual({ ok: true, email });
});

test('the database keeps no password and no key, only what they hash to', async () => {
  const world = await core.makeWorld();
  await withPassword(world);
  const rows = await asOwner<{ all: string }>(
    core,
    `select (select string_agg(s::text, '') from session s) || (select string_agg(a::text, '') from account a) as all`,
  );
  expect(rows[0]?.all).toContain('$argon2id$');
  expect(rows[0]?.all).not.toContain(world.receptionist.token);
  expect(rows[0]?.all).not.toContain(password);
});

test('[ME20] whoever signs in with a password while it becomes another is not signed in', async () => {
  const world = await core.makeWorld();
  const email = await withPassword(world);
  const another = await hashPassword('a better password');
  const waiting = () =>
    connected(core.database.superUrl, async (client) => {
      const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await client.query(sql)).rowCount;
    });
  const entered = await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('update account set password_hash = $2 where email = $1', [email, another]);
    const asked = sessions.signIn({ email, password });
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    await client.query('commit');
    return asked;
  });
  expect(entered).toEqual({ ok: false, refusal: { code: 'unauthenticated' } });
});
