// Proves that a clinic is made from the command line and that its link opens it once.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { makeSessions } from '#server/store/sessions.ts';
import { freshDatabase } from '#server/testing/database.ts';
import type { TestDatabase } from '#server/testing/database.ts';

type Ran = { readonly code: number; readonly said: string; readonly failed: string };

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore(database.appUrl, 2);
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

function clinic(...words: readonly string[]): Promise<Ran> {
  const env = {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    PUBLIC_ORIGIN: 'https://clinic.example',
  };
  const script = join(import.meta.dirname, 'clinic.ts');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...words], { env }, (_, said, failed) =>
      resolve({ code: child.exitCode ?? -1, said, failed }),
    );
  });
}

function wordsFor(slug: string, ...more: readonly string[]): string[] {
  const manager = `lina@${slug}.example`;
  return [
    '--slug',
    slug,
    '--name',
    'عيادة الواحة',
    '--zone',
    'Asia/Riyadh',
    '--locale',
    'ar-SA',
    '--manager',
    manager,
    ...more,
  ];
}

function tokenIn({ said }: Ran): string {
  return /https:\/\/clinic\.example\/sign-in#set=([\w-]{43})\n/.exec(said)?.[1] ?? '';
}

function freshSlug(): string {
  return `oasis-${newId().slice(-12)}`;
}

test('a clinic is made with the habits of its region, and its link sets a password exactly once', async () => {
  const slug = freshSlug();
  const made = await clinic(...wordsFor(slug, '--practitioners', '2', '--rooms', '1'));
  expect(made).toMatchObject({ code: 0, failed: '' });
  const sessions = makeSessions(store);
  const email = `lina@${slug}.example`;
  expect(await sessions.setPassword(tokenIn(made), 'a long password')).toEqual({ ok: true, email });
  expect(await sessions.setPassword(tokenIn(made), 'another password')).toMatchObject({ ok: false });
  const entered = await sessions.signIn({ email, password: 'a long password' });
  expect(entered).toMatchObject({ ok: true, session: { slug, caller: { role: 'manager', locale: 'ar-SA' } } });

  const found = await connected(database.ownerUrl, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select c.digits, c.week_start, c.weekend, s.name from clinic c join schedule s on s.clinic_id = c.id
        where c.slug = $1 order by s.position`,
      [slug],
    );
    return rows;
  });
  const habits = { digits: 'arab', week_start: 7, weekend: [5, 6] };
  expect(found).toEqual(['طبيب 1', 'طبيب 2', 'غرفة 1'].map((name) => ({ ...habits, name })));
});

test('[CS14] a clinic that is asked for without practitioners and rooms is empty, and complete without them', async () => {
  const slug = freshSlug();
  const made = await clinic(...wordsFor(slug));
  expect(made).toMatchObject({ code: 0, failed: '' });
  const [found] = await connected(database.ownerUrl, async (client) => {
    const { rows } = await client.query<object>(
      `select (select count(*)::int from schedule s where s.clinic_id = c.id) as schedules,
         (select count(*)::int from service s where s.clinic_id = c.id) as services,
         (select json_agg(m.role) from member m where m.clinic_id = c.id) as members from clinic c where c.slug = $1`,
      [slug],
    );
    return rows;
  });
  expect(found).toEqual({ schedules: 0, services: 0, members: ['manager'] });
});

test('a lost link is replaced by a new one, which ends it', async () => {
  const slug = freshSlug();
  const first = await clinic(...wordsFor(slug));
  const second = await clinic(...wordsFor(slug));
  expect(second).toMatchObject({ code: 0, failed: '' });
  const sessions = makeSessions(store);
  expect(await sessions.setPassword(tokenIn(first), 'a long password')).toMatchObject({ ok: false });
  expect(await sessions.setPassword(tokenIn(second), 'a long password')).toMatchObject({ ok: true });
});

test("nobody gets a link to somebody else's clinic", async () => {
  const slug = freshSlug();
  await clinic(...wordsFor(slug));
  const stranger = await clinic(...wordsFor(slug), '--manager', 'stranger@example.test');
  expect(stranger).toMatchObject({ code: 1, said: '' });
  expect(stranger.failed).toBe(
    `There is already a clinic ${slug}, and stranger@example.test is not a manager of it: choose another slug.\n`,
  );
});

test.each([
  [['--slug', 'Big Letters'], '--slug must be 1 to 40 small letters, digits and inner dashes.'],
  [['--zone', 'Mars/Olympus'], '--zone must be an IANA time zone like Asia/Riyadh.'],
  [['--practitioners', 'some'], '--practitioners must be a whole number from 0 to 500.'],
])('a wrong flag is one sentence: %j', async (wrong, sentence) => {
  const ran = await clinic(...wordsFor(freshSlug()), ...wrong);
  expect(ran).toEqual({ code: 1, said: '', failed: `${sentence}\n` });
});

test('a missing flag and an unknown one are one sentence each', async () => {
  expect(await clinic('--slug', 'oasis')).toMatchObject({
    code: 1,
    failed: '--name is missing: it is a name of 1 to 120 characters.\n',
  });
  const unknown = await clinic(...wordsFor(freshSlug(), '--colour', 'blue'));
  expect(unknown.failed.trim().split('\n')).toHaveLength(1);
});
