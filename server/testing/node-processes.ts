// The nodes of a test file: server processes on one database and one Redis, there for its tests and gone after them.
import { afterAll, beforeAll } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';
import { type NodeProcess, startNode } from './processes.ts';
import { startRedis } from './redis.ts';
import { makeWorld, type World } from './world.ts';

/** Usable once the file's `beforeAll` has run. */
export interface NodeProcesses {
  readonly database: TestDatabase;
  readonly all: readonly NodeProcess[];
  /** One of them, counted from 0. Throws when there are not so many. */
  at(number: number): NodeProcess;
  /** A clinic of the test's own. */
  makeWorld(): Promise<World>;
}

/** Starts `count` nodes as production runs them. */
export function nodeProcesses(count: number): NodeProcesses {
  const all: NodeProcess[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  let database: TestDatabase | undefined;
  const made = (): TestDatabase => {
    if (!database) throw new Error('The nodes are started in beforeAll.');
    return database;
  };
  beforeAll(async () => {
    const shared = (database = await freshDatabase());
    ends.unshift(() => shared.drop());
    const redis = await startRedis();
    ends.unshift(() => redis.stop());
    for (let number = 1; number <= count; number += 1) {
      const node = await startNode({ databaseUrl: shared.appUrl, redisUrl: redis.url, name: `node-${number}` });
      ends.unshift(() => node.kill());
      all.push(node);
    }
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return {
    get database() {
      return made();
    },
    all,
    at(number) {
      const node = all[number];
      if (!node) throw new Error(`There is no node ${number}.`);
      return node;
    },
    makeWorld: () => makeWorld(made().ownerUrl),
  };
}
