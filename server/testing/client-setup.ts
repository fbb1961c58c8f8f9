// Builds the client that browser tests open.
import { build } from 'vite';
import { root } from './sources.ts';

/** A fresh build, so that no test ever judges yesterday's pages. */
export async function setup(): Promise<void> {
  await build({ configFile: `${root}/client/vite.config.ts`, logLevel: 'warn' });
}
