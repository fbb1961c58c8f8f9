// Runs a whole cluster on one machine: Redis, nodes and nginx in front of them.
import { startNginx } from './nginx.ts';
import type { NginxProcess } from './nginx.ts';
import { freePort } from './ports.ts';
import { startNode } from './processes.ts';
import type { NodeProcess, NodeSettings } from './processes.ts';
import { startRedis } from './redis.ts';
import type { RedisProcess } from './redis.ts';

export interface ClusterSettings {
  /** How many. */
  readonly nodes: number;
  readonly databaseUrl: string;
  readonly ownerUrl?: string;
  /** Port of nginx; a free one when not given. */
  readonly port?: number;
  /** Further variables of every node. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears the nodes' logs as they come. */
  readonly onOutput?: (text: string) => void;
}

export interface Cluster {
  /** Address of nginx. */
  readonly origin: string;
  readonly nodes: readonly NodeProcess[];
  readonly redis: RedisProcess;
  readonly nginx: NginxProcess;
  /** Ends everything at once. */
  stop(): Promise<void>;
  /** Lets the nodes finish what they have begun, then ends everything. */
  drain(): Promise<void>;
}

/** Starts a cluster and resolves when every node is ready and nginx listens. What had started is ended if one fails. */
export async function startCluster(settings: ClusterSettings): Promise<Cluster> {
  const started: Array<() => Promise<unknown>> = [];
  const undo = async (): Promise<void> => {
    for (const end of started.toReversed()) await end();
  };
  try {
    const port = settings.port ?? (await freePort());
    const redis = await startRedis();
    started.push(() => redis.stop());
    const nodes: NodeProcess[] = [];
    for (let number = 1; number <= settings.nodes; number += 1) {
      const node = await startNode(nodeSettings(settings, redis.url, port, number));
      started.push(() => node.kill());
      nodes.push(node);
    }
    const nginx = await startNginx(
      port,
      nodes.map((node) => node.port),
    );
    started.push(() => nginx.stop());
    return { origin: nginx.origin, nodes, redis, nginx, stop: undo, drain: () => drainThen(nodes, undo) };
  } catch (cause) {
    await undo();
    throw cause;
  }
}

function nodeSettings(settings: ClusterSettings, redisUrl: string, door: number, number: number): NodeSettings {
  const { nodes: _count, port: _door, ...ofEveryNode } = settings;
  const publicOrigin = `http://localhost:${door},http://127.0.0.1:${door}`;
  return { publicOrigin, ...ofEveryNode, redisUrl, name: `node-${number}` };
}

async function drainThen(nodes: readonly NodeProcess[], undo: () => Promise<void>): Promise<void> {
  await Promise.all(nodes.map((node) => node.stop()));
  await undo();
}
