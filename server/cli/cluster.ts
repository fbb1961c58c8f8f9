// Runs a cluster on one machine without Docker: nginx, nodes, Redis and, without DATABASE_URL, PostgreSQL.
//   npm run cluster -- --nodes 3 --port 8080
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { configFromEnvironment } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { startCluster } from '#server/testing/cluster.ts';
import type { Cluster } from '#server/testing/cluster.ts';
import { requirePrograms } from '#server/testing/needs.ts';
import { buildClient, isClientStale } from './client-build.ts';
import { runCommand, say } from './command-line.ts';
import { openDatabase } from './database.ts';
import { fillDemonstration } from './demonstration.ts';
import { progressOn } from './progress.ts';
import type { Progress } from './progress.ts';
import { ensureSchema } from './schema.ts';
import { stopSignal } from './stop-signal.ts';

interface Wish {
  readonly nodes: number;
  readonly port: number;
}

await runCommand(async () => {
  const stop = stopSignal();
  const closers: (() => Promise<void>)[] = [];
  try {
    const cluster = await open(wishFrom(process.argv.slice(2)), progressOn(process.stdout), closers, stop.because);
    welcome(cluster);
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    stop.signal.throwIfAborted();
  } catch (error) {
    if (!stop.isWish(error)) throw error;
  } finally {
    if (stop.signal.aborted) say('Stopping: the nodes finish what they have begun…');
    for (const close of closers.toReversed()) await close();
  }
});

async function open(
  wish: Wish,
  progress: Progress,
  closers: (() => Promise<void>)[],
  onLost: (reason: Error) => void,
): Promise<Cluster> {
  const config = configFromEnvironment();
  requirePrograms(say, ['redis', 'nginx']);
  const database = await progress.step('database', async (detail) => {
    const opened = await openDatabase(config, {
      report: say,
      address: `http://127.0.0.1:${wish.port}`,
      onLost: (sentence) => onLost(new StartError(sentence)),
    });
    closers.push(() => opened.close());
    detail(opened.description);
    return opened;
  });
  await progress.step('migrations', (detail) => ensureSchema(database, detail));
  await progress.step('demonstration clinic', (detail) => fillDemonstration(config, database, detail));
  if (isClientStale()) await progress.step('client', buildClient);
  const cluster = await progress.step('nodes, Redis, nginx', () => openNodes(wish, config, database.appUrl));
  closers.push(() => cluster.drain());
  return cluster;
}

/** While they start, the nodes' own greetings would bury the steps; from then on their logs are shown. */
async function openNodes(wish: Wish, config: Config, databaseUrl: string): Promise<Cluster> {
  let isOpen = false;
  const env = { SECRET: config.secret, LOG_LEVEL: config.logLevel };
  const onOutput = (text: string) => isOpen && process.stdout.write(text);
  const cluster = await startCluster({ ...wish, databaseUrl, env, onOutput });
  isOpen = true;
  return cluster;
}

function welcome({ nodes, redis, nginx, origin }: Cluster): void {
  say(`\nMawid is open at ${origin}`);
  for (const { name, pid, origin: own } of nodes) say(`  ${name.padEnd(10)} process ${pid}, ${own}`);
  say(`  redis      process ${redis.pid}, ${redis.url}`);
  say(`  nginx      process ${nginx.pid}`);
  say('Ctrl-C stops everything.');
}

function wishFrom(words: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...words],
    options: { nodes: { type: 'string', default: '2' }, port: { type: 'string', default: '8080' } },
  });
  return { nodes: wholeNumber('nodes', values.nodes), port: wholeNumber('port', values.port) };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new StartError(`--${name} must be a whole number above 0.`);
  return number;
}
