// Proves that the database a test file gets is the one production would have.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected } from '#server/store/connection.ts';
import { schemaVersion } from '#server/store/migrate.ts';
import { freshDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.drop(), other.drop()]);
});

test('it has the schema of this version', async () => {
  expect(await schemaVersion(one.appUrl)).toMatchObject({ state: 'current' });
});

test('the app enters it as a role that row-level security binds', async () => {
  const [role] = await rows(one.appUrl, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
});

test('what one file writes no other sees', async () => {
  await rows(one.ownerUrl, 'create table note (id int); insert into note values (1)');
  expect(await rows(one.ownerUrl, 'select id from note')).toEqual([{ id: 1 }]);
  await expect(rows(other.ownerUrl, 'select id from note')).rejects.toThrow('does not exist');
});

test('it can be dropped while somebody is connected', async () => {
  const dropped = await freshDatabase();
  await connected(dropped.appUrl, async (client) => {
    client.on('error', () => undefined);
    await dropped.drop();
  }).catch(() => undefined);
  await expect(rows(dropped.appUrl, 'select 1')).rejects.toThrow('does not exist');
});

function rows(url: string, sql: string): Promise<unknown[]> {
  return connected(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}
