// One whole node over a test's store: both doors on a loopback port, assembled as the server assembles them.
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { LogFrame } from '#shared/contract/frames.ts';
import { makeRunner } from '#server/commands/run.ts';
import { makeHttp } from '#server/http/app.ts';
import { expireHolds } from '#server/jobs/hold-expiry.ts';
import { type Logger, makeLog } from '#server/ops/log.ts';
import { makeMetrics, type Metrics } from '#server/ops/metrics.ts';
import { openRedis } from '#server/ops/redis.ts';
import { makeReader } from '#server/queries/run.ts';
import { attachRealtime, type Realtime } from '#server/realtime/io.ts';
import type { Store } from '#server/store/open.ts';
import { makeSessions } from '#server/store/sessions.ts';
import { rememberTaken, type TakenMemory } from '#server/store/taken-memory.ts';
import { testLinks } from './links.ts';
import { freePort } from './ports.ts';

/** What a test may want to be different. */
export type NodeWish = {
  readonly redisUrl?: string;
  readonly production?: boolean;
  readonly metricsToken?: string;
  readonly origins?: readonly [string, ...string[]];
  readonly pages?: string;
  readonly log?: Logger;
  /** False: the probe finds the database wanting. */
  readonly probe?: () => Promise<boolean>;
};

/** A running node. */
export type Node = {
  readonly origin: string;
  readonly app: ReturnType<typeof makeHttp>;
  readonly realtime: Realtime;
  readonly metrics: Metrics;
  readonly memory: TakenMemory;
  /** What this node published, for those who meddle with it. */
  readonly published: LogFrame[];
  drain(): void;
  stop(drainMs?: number): Promise<void>;
};

/** Starts a node on a free port below the ephemeral ones. */
export async function startNode(store: Store, wish: NodeWish = {}): Promise<Node> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const publicOrigins = wish.origins ?? ([origin] as const);
  const log = wish.log ?? makeLog({ level: 'silent', node: `node-${port}` });
  const metrics = makeMetrics(`node-${port}`);
  const redis = wish.redisUrl === undefined ? null : openRedis(wish.redisUrl, { log, metrics });
  const published: LogFrame[] = [];
  let draining = false;
  const publish = (frame: LogFrame): void => {
    published.push(frame);
    realtime.publish(frame);
  };
  const observe = (reason: string) => metrics.retries.inc({ reason });
  const runner = makeRunner({ store, log, links: testLinks, publish, observe });
  const memory = rememberTaken({ store, log });
  const reader = makeReader({ store, log, memory });
  const sessions = makeSessions(store, publish);
  const config = {
    publicOrigins,
    production: wish.production ?? true,
    metricsToken: wish.metricsToken ?? null,
    redisUrl: wish.redisUrl ?? null,
    nodeName: `node-${port}`,
  };
  const follower = expireHolds({ store, log, publish });
  const core = { config, log, metrics, store, runner, reader, sessions, redis, follower, memory };
  const app = makeHttp({
    ...core,
    probe: wish.probe ?? (() => Promise.resolve(true)),
    isDraining: () => draining,
    pages: wish.pages ?? join(import.meta.dirname, 'no-pages'),
  });
  const answer = app.callback();
  const server = createServer((request, response) => void answer(request, response));
  const realtime = attachRealtime(server, core);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin,
    app,
    realtime,
    metrics,
    memory,
    published,
    drain() {
      draining = true;
    },
    async stop(drainMs = 0) {
      draining = true;
      await follower.stop();
      await realtime.stop(drainMs);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      redis?.close();
    },
  };
}
