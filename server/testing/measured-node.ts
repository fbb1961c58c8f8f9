// Runs a throw-away database, flushed to the disk as in production, and one node on it, for whoever starts this process.
//   Says where both are in one line of JSON, and ends everything when its input is closed.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#server/store/migrate.ts';
import { openEmbedded } from '#server/store/embedded/open-embedded.ts';
import { startNode } from './processes.ts';

const folder = await mkdtemp(join(tmpdir(), 'mawid-measured-'));
const complain = (line: string) => void process.stderr.write(`${line}\n`);
// Ctrl-C reaches the whole group of processes; the end of the input is what counts.
process.on('SIGINT', () => undefined);
const database = await openEmbedded({ dataDir: join(folder, 'data'), report: complain, onLost: complain });
const { appUrl, ownerUrl } = database;
try {
  await migrate(ownerUrl);
  // Pages are not measured, so none are built for it.
  const onOutput = (text: string) => text.startsWith('{') && complain(text.trimEnd());
  const node = await startNode({ databaseUrl: appUrl, env: { NODE_ENV: 'test' }, onOutput });
  process.stdout.write(`${JSON.stringify({ appUrl, ownerUrl, origin: node.origin })}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
  await node.stop();
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
