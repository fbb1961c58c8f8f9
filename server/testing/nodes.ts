// Further nodes over a core's database: the same code with a pool and queues of their own, in one process.
import type { LogFrame } from '#shared/contract/frames.ts';
import { makeRunner, type Runner, type RunnerParts } from '#server/commands/run.ts';
import { makeLog } from '#server/ops/log.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { testLinks } from './links.ts';

/** One node: what it published, and what it counted while it worked. */
export type TestNode = {
  readonly runner: Runner;
  readonly store: Store;
  readonly published: LogFrame[];
  readonly counted: Parameters<NonNullable<RunnerParts['observe']>>[0][];
};

/** Opens `count` nodes on a database as the app's role, and closes them once `work` is done. */
export async function withNodes<T>(url: string, count: number, work: (nodes: TestNode[]) => Promise<T>): Promise<T> {
  const nodes = await Promise.all(Array.from({ length: count }, () => openNode(url)));
  try {
    return await work(nodes);
  } finally {
    await Promise.all(nodes.map((node) => node.store.close()));
  }
}

async function openNode(url: string): Promise<TestNode> {
  const store = await openStore(url, 3);
  const published: LogFrame[] = [];
  const counted: TestNode['counted'] = [];
  const log = makeLog({ level: 'fatal', node: 'test' });
  const publish = (frame: LogFrame) => published.push(frame);
  const observe = (event: TestNode['counted'][number]) => counted.push(event);
  const runner = makeRunner({ store, log, links: testLinks, publish, observe });
  return { runner, store, published, counted };
}
