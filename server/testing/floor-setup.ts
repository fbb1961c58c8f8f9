// Starts what all pages of one run share: a node on a database of its own, and Chromium.
import type { TestProject } from 'vitest/node';
import { launchShared } from './browser.ts';
import { copyOf } from './database-copy.ts';
import { startNode } from './processes.ts';
import type {} from './provided.ts';

/** Hands the addresses of both to the test files and answers how to end them; comes after the database server's setup. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.toReversed()) await one();
  };
  try {
    const database = await copyOf(project.getProvidedContext().server);
    stops.push(() => database.drop());
    const node = await startNode({ databaseUrl: database.appUrl });
    stops.push(() => node.kill());
    const browser = await launchShared();
    stops.push(() => browser.close());
    project.provide('floor', { origin: node.origin, ownerUrl: database.ownerUrl, appUrl: database.appUrl });
    project.provide('browser', browser.wsEndpoint());
    return stop;
  } catch (cause) {
    await stop();
    throw cause;
  }
}
