// Opens one connection for one piece of work, apart from the pool.
import { Client } from 'pg';

/** Runs `work` on a connection of its own and closes it. Throws what connecting or `work` throws. */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
