// Starts the node that all floors of one run share, on a database of its own.
import type { TestProject } from 'vitest/node';
import { copyOf } from './database-copy.ts';
import { startNode } from './processes.ts';
import type {} from './provided.ts';

/** Hands the node's addresses to the test files and answers how to end it; comes after the database server's setup. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await copyOf(project.getProvidedContext().server);
  try {
    const node = await startNode({ databaseUrl: database.appUrl });
    project.provide('floor', { origin: node.origin, ownerUrl: database.ownerUrl, appUrl: database.appUrl });
    return async () => {
      await node.kill();
      await database.drop();
    };
  } catch (cause) {
    await database.drop();
    throw cause;
  }
}
