// Brings a database to the schema of this version, or says how far it is from it.
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Client } from 'pg';
import { hasCode } from '#server/ops/error-code.ts';
import { StartError } from '#server/ops/start-error.ts';
import { connected } from './connection.ts';
import { migrations } from './migrations/index.ts';

/** Compared with this version: some migrations are missing, none is, or the database knows later ones. */
export type SchemaState = 'behind' | 'current' | 'ahead';

export interface SchemaVersion {
  readonly state: SchemaState;
  /** Name of the last migration the database has had, or null. */
  readonly applied: string | null;
  /** Name of the last migration of this version. */
  readonly wanted: string;
}

/** Where the Migrator remembers what it has run. */
const table = 'mikro_orm_migrations';
const lockKey = [0x4d57, 3] as const;

/**
 * Runs the missing migrations as the schema's owner, all or none, and answers their names. Of several nodes that come
 * at once one works and the others wait. Throws StartError when the database lacks what only an administrator can give.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  return connected(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1, $2)', [...lockKey]);
    await connected(ownerUrl, requireGround);
    const applied = await runMissing(ownerUrl);
    await client.query(`grant select on ${table} to mawid_app`);
    await client.query('commit');
    return applied;
  });
}

/** Gives every clinic a new epoch, so that all screens read anew; for a database put back from a copy. Answers how many. */
export async function startNewEpoch(ownerUrl: string): Promise<number> {
  return connected(ownerUrl, async (client) => {
    const { rowCount } = await client.query('update clinic_head set epoch = gen_random_uuid()');
    return rowCount ?? 0;
  });
}

/** How far the database behind `url` (of any role) is. A database never migrated is `behind`. */
export async function schemaVersion(url: string): Promise<SchemaVersion> {
  return connected(url, async (client) => {
    try {
      const { rows } = await client.query<{ name: string }>(`select name from ${table} order by id`);
      return versionOf(rows.map(({ name }) => name));
    } catch (error) {
      if (hasCode(error, '42P01')) return versionOf([]);
      throw error;
    }
  });
}

/** The version that these migration names stand for. */
export function versionOf(applied: readonly string[]): SchemaVersion {
  const wanted = migrations.map(({ name }) => name);
  const missing = wanted.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !wanted.includes(name));
  const state = unknown.length > 0 ? 'ahead' : missing.length > 0 ? 'behind' : 'current';
  return { state, applied: applied.at(-1) ?? null, wanted: wanted.at(-1) ?? '' };
}

async function runMissing(ownerUrl: string): Promise<readonly string[]> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    logger: () => {},
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: [...migrations],
      tableName: table,
      snapshot: false,
      snapshotOnMigrate: false,
      allOrNothing: true,
    },
  });
  try {
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

/** The policies name both roles and the ledger's constraint needs btree_gist. */
async function requireGround(client: Client): Promise<void> {
  const { rows } = await client.query<{ missing: string }>(
    `select name as missing from unnest(array['mawid_owner', 'mawid_app']) as name where to_regrole(name) is null`,
  );
  if (rows.length > 0) throw new StartError(`The database has no role ${rows[0]?.missing}: ${howToPrepare}`);
  try {
    await client.query('create extension if not exists btree_gist');
  } catch (error) {
    if (!hasCode(error, '42501', '0A000', '58P01')) throw error;
    throw new StartError(`The database lacks the extension btree_gist: ${howToPrepare}`);
  }
}

const howToPrepare =
  'as a superuser create the roles mawid_owner and mawid_app, a database owned by mawid_owner, and in it the extension btree_gist.';
