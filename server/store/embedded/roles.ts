// Gives the embedded database its roles, its database and what only a superuser may install.
import type { Client } from 'pg';
import { connected } from '#server/store/connection.ts';
import { superuser } from './cluster.ts';
import type { Keys } from './keys.ts';
import { urlOf } from './running.ts';

export const database = 'mawid';
export const ownerRole = 'mawid_owner';
export const appRole = 'mawid_app';

/** Makes whatever of it is missing; a start cut short in between is finished by the next. */
export async function makeRoles(port: number, keys: Keys): Promise<void> {
  await asSuperuser(port, keys, 'postgres', async (client) => {
    await makeRole(client, ownerRole, keys.owner);
    await makeRole(client, appRole, keys.app);
    await makeDatabase(client);
  });
  await asSuperuser(port, keys, database, (client) =>
    client.query(`
      create extension if not exists btree_gist;
      revoke all on database ${database} from public;
      grant connect on database ${database} to ${appRole};
    `),
  );
}

async function makeRole(client: Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount !== 0) return;
  await client.query(
    `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}'`,
  );
}

async function makeDatabase(client: Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (found.rowCount === 0) await client.query(`create database ${database} owner ${ownerRole} template template0`);
}

function asSuperuser(
  port: number,
  keys: Keys,
  name: string,
  work: (client: Client) => Promise<unknown>,
): Promise<unknown> {
  return connected(urlOf(port, superuser, keys.superuser, name), work);
}
