// Copies the migrated database of a test run.
import { randomBytes } from 'node:crypto';
import { connected } from '#server/store/connection.ts';
import type { TestServer } from './provided.ts';

export interface TestDatabase extends TestServer {
  /** Removes it, cutting whoever is still connected. */
  drop(): Promise<void>;
}

/** A migrated database without any clinic, copied in about 0.1 s. */
export async function copyOf({ appUrl, ownerUrl, superUrl }: TestServer): Promise<TestDatabase> {
  const name = `mawid_${randomBytes(6).toString('hex')}`;
  const template = new URL(superUrl).pathname.slice(1);
  const asSuperuser = (sql: string): Promise<unknown> =>
    connected(databaseNamed(superUrl, 'postgres'), (client) => client.query(sql));

  await asSuperuser(`create database ${name} template ${template} owner mawid_owner`);
  await asSuperuser(`revoke all on database ${name} from public; grant connect on database ${name} to mawid_app`);
  return {
    appUrl: databaseNamed(appUrl, name),
    ownerUrl: databaseNamed(ownerUrl, name),
    superUrl: databaseNamed(superUrl, name),
    drop: async () => void (await asSuperuser(`drop database if exists ${name} with (force)`)),
  };
}

function databaseNamed(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
