// Starts the throw-away database server of one test run, with one migrated database to copy.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '#server/store/embedded/open-embedded.ts';
import { migrate } from '#server/store/migrate.ts';
import type {} from './provided.ts';

const interrupted = 130;

/** Opens the server, hands its addresses to the test files and answers how to close it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-test-'));
  // An ended run takes its server along: the database drops it when this process exits, which a bare signal skips.
  process.once('SIGTERM', () => process.exit(interrupted));
  const said: string[] = [];
  const database = await openEmbedded({ dataDir: join(folder, 'data'), report: (line) => said.push(line), fast: true });
  const close = async (): Promise<void> => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // As the owner and not as superuser: what only a superuser may do would pass here and fail at every clinic.
    await migrate(database.ownerUrl);
  } catch (cause) {
    await close();
    throw new Error(`the test database was not migrated: ${String(cause)} ${said.join(' ')}`, { cause });
  }
  const { appUrl, ownerUrl, superUrl } = database;
  project.provide('server', { appUrl, ownerUrl, superUrl });
  return close;
}
