// Builds a part of the client alone on a page, serves it and opens it in Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { config } from '#client/vite.config.ts';
import { launchBrowser } from './browser.ts';
import { freePort } from './ports.ts';

/** A page that shows one part, as often as tests want to open it. */
export interface HarnessPage {
  /** The folder of the built files. */
  readonly folder: string;
  /** Opens it with this query in its address, and waits for `ready`, a selector. */
  open(query: string, ready: string, options?: BrowserContextOptions): Promise<Page>;
  /** Throws when any page opened had an uncaught error. */
  close(): Promise<void>;
}

/** Builds `page`, a path below client, as the product is built, and serves it on loopback. Throws when no Chromium is installed. */
export async function serveHarness(page: string): Promise<HarnessPage> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-harness-'));
  const input = join(`${config.root}`, page);
  const built = { ...config, configFile: false as const, logLevel: 'error' as const };
  await build({ ...built, build: { ...config.build, outDir: folder, emptyOutDir: true, rolldownOptions: { input } } });
  const port = await freePort();
  const server = await preview({
    ...built,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  const browser = await launchBrowser();
  const faults: Error[] = [];
  return {
    folder,
    async open(query, ready, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const opened = await context.newPage();
      opened.on('pageerror', (error) => faults.push(error));
      await opened.goto(`http://127.0.0.1:${port}/${page}?${query}`);
      await opened.waitForSelector(ready, { timeout: 60_000 });
      await opened.evaluate(() => document.fonts.ready);
      return opened;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
      if (faults.length > 0) throw new AggregateError(faults, 'the page had errors of its own');
    },
  };
}
