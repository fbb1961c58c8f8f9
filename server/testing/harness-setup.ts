// Builds the grid's page once for a whole run, as the product is built, and serves it on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { config } from '#client/vite.config.ts';
import { freePort } from './ports.ts';
import type {} from './provided.ts';

const PAGE = 'grid/harness/index.html';

/** Hands the page's address and the folder of its files to the test files, and answers how to end it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-harness-'));
  const input = join(`${config.root}`, PAGE);
  const built = { ...config, configFile: false as const, logLevel: 'error' as const };
  await build({ ...built, build: { ...config.build, outDir: folder, emptyOutDir: true, rolldownOptions: { input } } });
  const port = await freePort();
  const server = await preview({
    ...built,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  project.provide('harness', { address: `http://127.0.0.1:${port}/${PAGE}`, folder });
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
