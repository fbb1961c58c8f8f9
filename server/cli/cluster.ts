// Runs a cluster on one machine without Docker: nginx, nodes, Redis and, without DATABASE_URL, PostgreSQL.
//   npm run cluster -- --nodes 3 --port 8080
import { parseArgs } from 'node:util';
import { configFromEnvironment } from '#server/config.ts';
import { openEmbedded } from '#server/store/embedded/open-embedded.ts';
import { migrate } from '#server/store/migrate.ts';
import { startCluster } from '#server/testing/cluster.ts';
import { requirePrograms } from '#server/testing/needs.ts';

interface Database {
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

const { values } = parseArgs({
  options: { nodes: { type: 'string', default: '2' }, port: { type: 'string', default: '8080' } },
});
const config = configFromEnvironment();
const origin = `http://localhost:${values.port}`;

try {
  await run();
} catch (refusal) {
  say(refusal instanceof Error ? refusal.message : String(refusal));
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const asked = askedToStop();
  requirePrograms(say, ['redis', 'nginx']);
  const { stop, ...database } = await openDatabase();
  try {
    const cluster = await startCluster({
      ...database,
      nodes: wholeNumber('nodes', values.nodes),
      port: wholeNumber('port', values.port),
      env: { SECRET: config.secret, LOG_LEVEL: config.logLevel },
      onOutput: (text) => process.stdout.write(text),
    });
    for (const node of cluster.nodes) say(`${node.name} · process ${node.pid} · ${node.origin}`);
    say(`redis · process ${cluster.redis.pid} · ${cluster.redis.url}`);
    say(`nginx · process ${cluster.nginx.pid} · ${origin}\nCtrl-C stops everything`);
    await asked;
    say('stopping: the nodes finish what they have begun');
    await cluster.drain();
  } finally {
    await stop();
  }
}

async function openDatabase(): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl !== null) {
    if (databaseOwnerUrl !== null) await migrate(databaseOwnerUrl);
    return { databaseUrl, stop: async () => {} };
  }
  const embedded = await openEmbedded({ dataDir: config.dataDir, report: say, address: origin });
  await migrate(embedded.ownerUrl);
  say(`postgresql · ${config.dataDir}`);
  return { databaseUrl: embedded.appUrl, stop: () => embedded.stop() };
}

/** Listens from the first moment, so that a signal during the start is not lost. */
function askedToStop(): Promise<unknown> {
  return Promise.race(
    (['SIGINT', 'SIGTERM'] as const).map((signal) => new Promise<void>((heard) => process.once(signal, () => heard()))),
  );
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number above 0`);
  return number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
