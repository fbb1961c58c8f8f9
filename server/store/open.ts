// Opens the database as the app's own powerless role; every statement runs in a transaction that names its clinic.
import { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { ClientBase } from 'pg';
import { entities } from './entities.ts';

/** How long a caller waits for a connection before it is told to come again. */
const WAIT_FOR_CONNECTION_MS = 5000;

async function connect(url: string, pool: number) {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max: pool },
    discovery: { warnWhenNoEntities: false },
    driverOptions: { onConnect: nameServer, connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS },
  });
}

/**
 * Each connection remembers which server and timeline it speaks to, so that the first transaction of a clinic on
 * another one starts a new epoch. It is no secret and never changes during a connection's life.
 */
async function nameServer(client: ClientBase): Promise<void> {
  await client.query(
    `select set_config('app.server', (select system_identifier::text from pg_control_system())
       || ':' || case when pg_is_in_recovery() then '' else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end, false)`,
  );
}

type Orm = Awaited<ReturnType<typeof connect>>;
type Manager = Orm['em'];

/** One transaction: typed tables, and SQL with numbered-by-place `?` parameters. */
export type Tx = {
  readonly db: ReturnType<typeof tablesOf>;
  rows<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
};

/** The database, as far as the rest of the server may see it. */
export type Store = {
  /** One snapshot of one clinic: REPEATABLE READ, READ ONLY. */
  read<T>(clinicId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A READ COMMITTED transaction; its first statement must set the clinic. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A statement that belongs to no clinic: session functions, heads, `select 1`. */
  rows<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Lets what was asked come to its end, then lets the connections go; what is asked afterwards fails as on a lost one. */
  close(): Promise<void>;
};

function tablesOf(em: Manager) {
  return em.getKysely({ columnNamingStrategy: 'property', convertValues: true });
}

type Tables = ReturnType<typeof tablesOf>;
type Mode = { readonly isolation: 'read committed' | 'repeatable read'; readonly access: 'read write' | 'read only' };

function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${(count += 1)}`);
}

function rowsBy(tables: Tables): Tx['rows'] {
  const plain = tables.withoutPlugins();
  return async <T extends object>(sql: string, params: readonly unknown[] = []) => {
    const { rows } = await plain.executeQuery<T>(CompiledQuery.raw(numbered(sql), [...params]));
    return rows;
  };
}

/**
 * One transaction. The connection goes back to the pool, or out of it when it died, however the work ends: MikroORM's own
 * transactions keep it for ever when the rollback fails too, and after as many crashes as the pool is wide nothing works.
 */
async function within<T>(orm: Orm, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = tablesOf(orm.em.fork())
    .transaction()
    .setIsolationLevel(mode.isolation)
    .setAccessMode(mode.access);
  let reason: unknown;
  try {
    return await transaction.execute(async (db) => {
      try {
        return await work({ db, rows: rowsBy(db) });
      } catch (error) {
        reason = error;
        throw error;
      }
    });
  } catch (error) {
    // What made the work fail says more than the rollback that failed after it.
    throw reason ?? error;
  }
}

/**
 * What is under way. Closing waits for it: a connection that the pool hands out while it closes is lost between two
 * libraries, and then the pool waits for it for ever. What comes afterwards is refused, or the pool would open again.
 */
function makeUnderway() {
  const underway = new Set<Promise<unknown>>();
  let isOver = false;
  return {
    async run<T>(begin: () => Promise<T>): Promise<T> {
      if (isOver) throw new Error('Connection terminated: the store is closed.');
      const work = begin();
      underway.add(work);
      try {
        return await work;
      } finally {
        underway.delete(work);
      }
    },
    async over(): Promise<void> {
      while (underway.size > 0) await Promise.allSettled(underway);
      isOver = true;
    },
  };
}

/** Opens a pool of at most `pool` connections. Throws what the driver throws when the server cannot be reached. */
export async function openStore(url: string, pool = 10): Promise<Store> {
  const orm = await connect(url, pool);
  const plainRows = rowsBy(tablesOf(orm.em.fork()));
  const underway = makeUnderway();
  const rows: Store['rows'] = (sql, params) => underway.run(() => plainRows(sql, params));
  await rows('select 1');
  return {
    read: (clinicId, work) => {
      const readIn = async (tx: Tx) => {
        await tx.rows(`select set_config('app.clinic_id', ?, true), set_config('statement_timeout', '5s', true)`, [
          clinicId,
        ]);
        return work(tx);
      };
      return underway.run(() => within(orm, { isolation: 'repeatable read', access: 'read only' }, readIn));
    },
    write: (work) => underway.run(() => within(orm, { isolation: 'read committed', access: 'read write' }, work)),
    rows,
    async close() {
      await underway.over();
      await orm.close();
    },
  };
}
