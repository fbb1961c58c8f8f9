// Starts the real Chromium that browser tests drive.
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { requireProgram } from './needs.ts';

/** Keeps Chromium from calling out: on a closed network those calls hang, elsewhere they are nobody's business. */
const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A headless Chromium that remembers in a folder what its pages keep, over restarts. The caller closes it. */
export function launchDevice(folder: string): Promise<BrowserContext> {
  const executablePath = requireProgram('chromium');
  return chromium.launchPersistentContext(folder, {
    executablePath,
    args: quiet,
    viewport: { width: 1440, height: 900 },
  });
}

/** A headless Chromium of the system. The caller closes it. Throws when none is installed. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireProgram('chromium'), args: quiet });
}
