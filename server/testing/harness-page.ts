// Opens the grid alone, on the page that was built for the run.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import type {} from './provided.ts';

/** A page that shows one part, as often as tests want to open it. */
export interface HarnessPage {
  /** The folder of the built files. */
  readonly folder: string;
  /** Opens it with this query in its address, and waits for `ready`, a selector. */
  open(query: string, ready: string, options?: BrowserContextOptions): Promise<Page>;
  /** Throws when any page opened had an uncaught error. */
  close(): Promise<void>;
}

/** Starts a browser for that page. Throws when no Chromium is installed. */
export async function openHarness(): Promise<HarnessPage> {
  const { address, folder } = inject('harness');
  const browser = await launchBrowser();
  const faults: Error[] = [];
  return {
    folder,
    async open(query, ready, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const opened = await context.newPage();
      opened.on('pageerror', (error) => faults.push(error));
      await opened.goto(`${address}?${query}`);
      await opened.waitForSelector(ready, { timeout: 60_000 });
      await opened.evaluate(() => document.fonts.ready);
      return opened;
    },
    async close() {
      await browser.close();
      if (faults.length > 0) throw new AggregateError(faults, 'the page had errors of its own');
    },
  };
}
