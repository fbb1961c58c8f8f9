// Proves that a cluster stays open while its parts are taken away one by one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { freshDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

let database: TestDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await freshDatabase();
  cluster = await startCluster({ nodes: 2, databaseUrl: database.appUrl });
});

afterAll(async () => {
  await cluster.stop();
  await database.drop();
});

test('two nodes stand behind one door, which keeps their figures to itself', async () => {
  expect(await statusOf(`${cluster.origin}/readyz`)).toBe(200);
  expect(await statusOf(`${cluster.origin}/metrics`)).toBe(404);
  const own = await Promise.all(cluster.nodes.map(({ origin }) => statusOf(`${origin}/metrics`)));
  expect(own).toEqual([200, 200]);
});

test('without Redis every node is still ready, and no process ends', async () => {
  await cluster.redis.kill();
  const ready = await Promise.all(cluster.nodes.map(({ origin }) => statusOf(`${origin}/readyz`)));
  expect(ready).toEqual([200, 200]);
  await cluster.redis.restart();
  expect(cluster.nodes.map((node) => node.isRunning)).toEqual([true, true]);
});

test('a killed node costs no request, and serves again after its restart', async () => {
  const [first] = cluster.nodes;
  await first?.kill();
  const answers = await Promise.all(Array.from({ length: 20 }, () => statusOf(`${cluster.origin}/readyz`)));
  expect(new Set(answers)).toEqual(new Set([200]));
  await first?.restart();
  expect(await statusOf(`${first?.origin}/readyz`)).toBe(200);
});

test('a node asked to stop ends by itself, and the door finds the one that is back', async () => {
  const [, second] = cluster.nodes;
  expect(await second?.stop()).toBe(0);
  await expect.poll(() => statusOf(`${cluster.origin}/readyz`), { timeout: 10_000 }).toBe(200);
});

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}
