// Runs the server until somebody stops it.
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { configFromEnvironment } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { DEMO_PASSWORD } from '#server/store/seed/index.ts';
import { runCommand, say } from './command-line.ts';
import { demoSignIns } from './demonstration.ts';
import { openClinic } from './open-clinic.ts';
import type { OpenClinic } from './open-clinic.ts';
import { progressOn } from './progress.ts';
import { stopSignal } from './stop-signal.ts';

/** Opens the clinic, tells where, and closes everything in reverse order when asked to stop. */
export async function start(): Promise<void> {
  await runCommand(async () => {
    const stop = stopSignal();
    const opened: (() => Promise<void>)[] = [];
    try {
      const config = configFromEnvironment();
      const opening = {
        config,
        progress: progressOn(process.stdout),
        opened,
        stopped: stop.signal,
        onLost: stop.because,
      };
      welcome(config, await openClinic(opening));
      flushCompileCache();
      if (!stop.signal.aborted) await once(stop.signal, 'abort');
      stop.signal.throwIfAborted();
    } catch (error) {
      if (!stop.isWish(error)) throw error;
    } finally {
      if (stop.signal.aborted) say('Stopping…');
      for (const close of opened.toReversed()) await close();
    }
  });
}

function welcome({ publicOrigins }: Config, { address, isDemonstration }: OpenClinic): void {
  say(`\nMawid is open at ${[...new Set([...publicOrigins, address])].join(' and ')}`);
  if (isDemonstration) {
    say(`Sign in with the password ${DEMO_PASSWORD} as`);
    for (const { email, role } of demoSignIns) say(`  ${email.padEnd(20)} ${role}`);
  }
  say('Ctrl-C stops it.');
}
