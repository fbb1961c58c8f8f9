// Starts the real Chromium that browser tests drive.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { requireProgram } from './needs.ts';

/** Keeps Chromium from calling out: on a closed network those calls hang, elsewhere they are nobody's business. */
const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A headless Chromium of the system. The caller closes it. Throws when none is installed. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireProgram('chromium'), args: quiet });
}
