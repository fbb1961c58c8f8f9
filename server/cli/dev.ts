// npm run dev: one database, the server and the pages, both renewed as their sources change.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createServer } from 'vite';
import { configFromEnvironment, processEnvironment } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { runCommand, say } from './command-line.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { fillDemonstration } from './demonstration.ts';
import { addressOf } from './node-lock.ts';
import { progressOn } from './progress.ts';
import { ensureSchema } from './schema.ts';
import { stopSignal } from './stop-signal.ts';

const pagesPort = 5173;

await runCommand(async () => {
  const stop = stopSignal();
  const opened: (() => Promise<unknown>)[] = [];
  try {
    const config = configFromEnvironment();
    const progress = progressOn(process.stdout);
    const database = await progress.step('database', async (tell) => {
      const onLost = (sentence: string) => stop.because(new StartError(sentence));
      const found = await openDatabase(config, { report: say, address: addressOf(config), onLost });
      opened.push(() => found.close());
      await ensureSchema(found, () => {});
      tell(found.description);
      return found;
    });
    await progress.step('demonstration clinic', (tell) => fillDemonstration(config, database, tell));
    const server = watchServer(config, database);
    opened.push(() => ended(server));
    const pages = await servePages(config);
    opened.push(() => pages.close());
    say(`\nPages at http://localhost:${pagesPort}, server at ${addressOf(config)}. Ctrl-C stops both.`);
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    stop.signal.throwIfAborted();
  } catch (error) {
    if (!stop.isWish(error)) throw error;
  } finally {
    for (const close of opened.toReversed()) await close();
  }
});

/** The database outlives each renewal of the server, so the child is given it from outside. */
function watchServer(config: Config, { appUrl, ownerUrl }: Database): ChildProcess {
  const origins = [...config.publicOrigins, `http://localhost:${pagesPort}`, `http://127.0.0.1:${pagesPort}`];
  const env = {
    ...processEnvironment(),
    NODE_ENV: 'development',
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl ?? '',
    SEED: config.seed === 'demo' && ownerUrl !== null ? 'demo' : 'none',
    SECRET: config.secret,
    PUBLIC_ORIGIN: origins.join(','),
  };
  const start = join(import.meta.dirname, 'start.ts');
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', start], { stdio: 'inherit', env });
}

async function servePages(config: Config): Promise<{ close: () => Promise<void> }> {
  const target = addressOf(config);
  const pages = await createServer({
    configFile: join(import.meta.dirname, '..', '..', 'client', 'vite.config.ts'),
    clearScreen: false,
    server: {
      host: '127.0.0.1',
      port: pagesPort,
      strictPort: true,
      proxy: { '/api': target, '/docs': target, '/socket.io': { target, ws: true } },
    },
  });
  await pages.listen();
  return { close: () => pages.close() };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
