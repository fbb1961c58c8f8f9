// Assembles one node: the database, the core, the doors, and the order in which they close.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { LogFrame } from '#shared/contract/frames.ts';
import { makeLinks } from './commands/links.ts';
import { makeRunner } from './commands/run.ts';
import type { Config } from './config.ts';
import { makeHttp } from './http/app.ts';
import { expireHolds } from './jobs/hold-expiry.ts';
import { keepHouse } from './jobs/housekeeping.ts';
import { extendAllSeries } from './jobs/series-extension.ts';
import { followZoneData, ownZoneData } from './jobs/zone-rules.ts';
import { makeLog } from './ops/log.ts';
import { makeMetrics } from './ops/metrics.ts';
import { openRedis } from './ops/redis.ts';
import { makeReader } from './queries/run.ts';
import { attachRealtime } from './realtime/io.ts';
import { versionOf } from './store/migrate.ts';
import { openStore, type Store } from './store/open.ts';
import { makeSessions } from './store/sessions.ts';
import { rememberTaken } from './store/taken-memory.ts';

/** A node that listens; `close` drains it: sockets leave, transactions finish, then the database is let go. */
export type Node = { readonly address: string; close(): Promise<void> };

const DRAIN_MS = { alone: 200, amongOthers: 5000 };
/** How long a request may take to arrive whole. */
const REQUEST_MS = 30_000;
const pages = fileURLToPath(new URL('../dist', import.meta.url));

/** Opens one node on a migrated database. Throws what the driver or the listening socket throws. */
export async function serve(config: Config, databaseUrl: string): Promise<Node> {
  const log = makeLog({ level: config.logLevel, node: config.nodeName });
  const metrics = makeMetrics(config.nodeName);
  const store = await openStore(databaseUrl);
  const redis = config.redisUrl ? openRedis(config.redisUrl, { log, metrics }) : null;
  const heard: { publish(frame: LogFrame): void } = { publish: () => undefined };
  const publish = (frame: LogFrame) => heard.publish(frame);
  const observe = (reason: string) => metrics.retries.inc({ reason });
  const runner = makeRunner({ store, log, links: makeLinks(config), publish, redis, observe });
  const memory = rememberTaken({ store, log });
  const reader = makeReader({ store, log, memory });
  const sessions = makeSessions(store, publish);
  const state = { draining: false };
  const follower = expireHolds({ store, log, publish });
  const parts = { config, log, metrics, store, runner, reader, sessions, redis, follower, memory };
  const app = makeHttp({ ...parts, pages, probe: () => isCurrent(store), isDraining: () => state.draining });
  const answer = app.callback();
  const server = createServer((request, response) => void answer(request, response));
  server.requestTimeout = REQUEST_MS;
  const realtime = attachRealtime(server, parts);
  heard.publish = (frame) => realtime.publish(frame);
  try {
    await listen(server, config);
  } catch (error) {
    await follower.stop();
    await realtime.stop(0);
    redis?.close();
    await store.close();
    throw error;
  }
  const house = keepHouse({ store, log });
  const zones = followZoneData({ store, log, publish });
  const series = extendAllSeries({ store, log, publish });
  metrics.zoneData.set({ version: ownZoneData.tz }, 1);
  log.info({ address: addressOf(server, config), tz: ownZoneData.tz }, 'listening');
  return {
    address: addressOf(server, config),
    async close() {
      state.draining = true;
      await follower.stop();
      await realtime.stop(redis ? DRAIN_MS.amongOthers : DRAIN_MS.alone);
      await closeServer(server);
      await Promise.all([house.stop(), zones.stop(), series.stop()]);
      redis?.close();
      await store.close();
      log.info('closed');
    },
  };
}

/** Whether the database answers with this program's schema, or a later one during an upgrade. */
async function isCurrent(store: Store): Promise<boolean> {
  const rows = await store.rows<{ name: string }>('select name from mikro_orm_migrations order by id');
  return versionOf(rows.map((row) => row.name)).state !== 'behind';
}

async function listen(server: Server, config: Config): Promise<void> {
  server.listen(config.port, config.host);
  await once(server, 'listening');
}

function addressOf(server: Server, config: Config): string {
  const { port } = server.address() as AddressInfo;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
