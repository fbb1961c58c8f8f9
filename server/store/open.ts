// Opens the database as the app's own powerless role; every statement runs in a transaction that names its clinic.
import { IsolationLevel, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { entities } from './entities.ts';

async function connect(url: string, pool: number) {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max: pool },
    discovery: { warnWhenNoEntities: false },
    onCreateConnection: (connection: unknown) => nameServer(connection as DatabaseConnection),
  });
}

/**
 * Each connection remembers which server and timeline it speaks to, so that the first transaction of a clinic on
 * another one starts a new epoch. It is no secret and never changes during a connection's life.
 */
async function nameServer(connection: DatabaseConnection): Promise<void> {
  const statement = CompiledQuery.raw(
    `select set_config('app.server', (select system_identifier::text from pg_control_system())
       || ':' || case when pg_is_in_recovery() then '' else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end, false)`,
  );
  await connection.executeQuery(statement);
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
  close(): Promise<void>;
};

function tablesOf(em: Manager) {
  return em.getKysely({ columnNamingStrategy: 'property', convertValues: true });
}

function txOf(em: Manager): Tx {
  return {
    db: tablesOf(em),
    rows: <T extends object>(sql: string, params: readonly unknown[] = []) => em.execute<T[]>(sql, [...params]),
  };
}

/** Opens a pool of at most `pool` connections. Throws what the driver throws when the server cannot be reached. */
export async function openStore(url: string, pool = 10): Promise<Store> {
  const orm = await connect(url, pool);
  await orm.em.fork().execute('select 1');
  return {
    read: (clinicId, work) =>
      orm.em.fork().transactional(
        async (em) => {
          const tx = txOf(em);
          await tx.rows(`select set_config('app.clinic_id', ?, true), set_config('statement_timeout', '5s', true)`, [
            clinicId,
          ]);
          return work(tx);
        },
        { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
      ),
    write: (work) =>
      orm.em.fork().transactional((em) => work(txOf(em)), { isolationLevel: IsolationLevel.READ_COMMITTED }),
    rows: <T extends object>(sql: string, params: readonly unknown[] = []) =>
      orm.em.fork().execute<T[]>(sql, [...params]),
    close: () => orm.close(),
  };
}
