// Holds an advisory lock of the database for as long as a process lives.
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

export interface HeldLock {
  release(): Promise<void>;
}

export type Attempt =
  | { readonly got: true; readonly lock: HeldLock }
  /** Who has it: the label it took it under, or null when it left in this moment. */
  | { readonly got: false; readonly holder: string | null };

export interface LockWish {
  readonly url: string;
  readonly lock: keyof typeof lockNumbers;
  /** Shared locks stand beside each other and keep an exclusive one out. */
  readonly shared?: boolean;
  /** What others read who do not get it: process and address. At most 63 ASCII characters. */
  readonly label: string;
  /** Runs before each attempt to take the lock again after its connection was lost. */
  readonly beforeRetry?: () => Promise<unknown>;
  /** The connection was lost, and meanwhile `holder` took the lock. */
  readonly onLost: (holder: string | null) => void;
}

/** First half of the key of every advisory lock of ours that is not a transaction's own. */
const lockSpace = 0x4d57;
const lockNumbers = { instance: 1, node: 2 } as const;
const retryMs = 1000;

/**
 * One attempt to take the lock, without waiting. It is held by an open transaction on a connection of its own, which
 * PgBouncer also keeps together; a process that dies frees it. A lost connection is opened again for ever, until
 * `release`. Throws what connecting throws.
 */
export async function tryLock(wish: LockWish): Promise<Attempt> {
  const client = new Client({ connectionString: wish.url, application_name: wish.label, keepAlive: true });
  const lost = Promise.withResolvers<void>();
  client.on('error', () => lost.resolve()).on('end', () => lost.resolve());
  try {
    await client.connect();
    if (!(await locks(client, wish))) {
      const holder = await holderOf(client, wish);
      await client.end();
      return { got: false, holder };
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return { got: true, lock: guarded(wish, client, lost.promise) };
}

function guarded(wish: LockWish, client: Client, lost: Promise<void>): HeldLock {
  let released = false;
  let release = () => client.end();
  void lost.then(async () => {
    while (!released) {
      await pause(retryMs);
      const again = released ? null : await tryAgain(wish);
      if (again === null) continue;
      if (!again.got) return wish.onLost(again.holder);
      release = () => again.lock.release();
      if (released) await release();
      return undefined;
    }
    return undefined;
  });
  return {
    release: async () => {
      released = true;
      await release().catch(() => {});
    },
  };
}

async function tryAgain(wish: LockWish): Promise<Attempt | null> {
  try {
    await wish.beforeRetry?.();
    return await tryLock(wish);
  } catch {
    return null;
  }
}

async function locks(client: Client, { lock, shared = false }: LockWish): Promise<boolean> {
  const take = shared ? 'pg_try_advisory_xact_lock_shared' : 'pg_try_advisory_xact_lock';
  await client.query('begin; set local idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ got: boolean }>(`select ${take}($1, $2) as got`, [
    lockSpace,
    lockNumbers[lock],
  ]);
  return rows[0]?.got === true;
}

async function holderOf(client: Client, { lock }: LockWish): Promise<string | null> {
  const { rows } = await client.query<{ label: string }>(
    `select activity.application_name as label
       from pg_locks join pg_stat_activity activity using (pid)
      where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
      limit 1`,
    [lockSpace, lockNumbers[lock]],
  );
  return rows[0]?.label ?? null;
}
