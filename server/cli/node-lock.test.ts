// Tests which nodes may serve one database together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { connected } from '#server/store/connection.ts';
import { openEmbedded } from '#server/store/embedded/open-embedded.ts';
import type { Embedded } from '#server/store/embedded/open-embedded.ts';
import { takeNodeLock } from './node-lock.ts';

let dataDir: string;
let server: Embedded;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mawid-nodes-'));
  server = await openEmbedded({ dataDir, report: () => {}, fast: true });
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const alone = (port: string) => readConfig({ PORT: port }, () => 'kept');
const withRedis = (port: string) => readConfig({ PORT: port, REDIS_URL: 'redis://127.0.0.1:6379' }, () => 'kept');
const never = (error: Error) => expect.unreachable(error.message);

test('a second node without Redis is refused, naming the first', async () => {
  const first = await takeNodeLock(alone('3001'), server.appUrl, never);
  const refusal = new RegExp(`served by another node \\(process ${process.pid} http://127.0.0.1:3001\\): [^\\n]+\\.$`);
  await expect(takeNodeLock(alone('3002'), server.appUrl, never)).rejects.toThrow(refusal);
  await expect(takeNodeLock(withRedis('3002'), server.appUrl, never)).rejects.toThrow('another node without Redis');
  await first.release();
  await (await takeNodeLock(alone('3002'), server.appUrl, never)).release();
});

test('nodes with Redis serve one database together and keep one without out', async () => {
  const first = await takeNodeLock(withRedis('3001'), server.appUrl, never);
  const second = await takeNodeLock(withRedis('3002'), server.appUrl, never);
  await expect(takeNodeLock(alone('3003'), server.appUrl, never)).rejects.toThrow('set the same REDIS_URL');
  await first.release();
  await second.release();
});

test('a node whose connection was cut stands alone again, or learns who came in between', async () => {
  const lost = Promise.withResolvers<Error>();
  const first = await takeNodeLock(alone('3001'), server.appUrl, lost.resolve);
  await cutLock();
  const second = await takeNodeLock(alone('3002'), server.appUrl, never);
  expect((await lost.promise).message).toContain('http://127.0.0.1:3002');
  await first.release();
  await second.release();
});

/** Ends the connection that holds the lock, as a failing network would. */
function cutLock(): Promise<unknown> {
  return connected(server.superUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and usename = 'mawid_app'`,
    ),
  );
}
