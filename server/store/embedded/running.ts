// Brings the embedded server up, or finds it up, and stops it.
import { readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hasCode } from '#server/ops/error-code.ts';
import { StartError } from '#server/ops/start-error.ts';
import { connected } from '#server/store/connection.ts';
import { oneLine, superuser } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { choosePort } from './port.ts';
import { livingPostmaster } from './postmaster.ts';

export interface Running {
  readonly port: number;
  readonly how: 'started' | 'adopted';
}

/** Statements and row values are never written to the log: they name patients. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
];
const fastSettings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];

const stepMs = 100;
/** Recovery after a crash replays at most some gigabytes of log. */
const patienceMs = 300_000;
const longestLog = 10_000_000;

/**
 * The living server of this cluster, else one started now, recovering what a killed one left. Ready for connections.
 * Throws StartError with PostgreSQL's own reason.
 */
export async function bringUp(cluster: Cluster): Promise<Running> {
  for (let failures = 0, waited = 0; ; waited += stepMs) {
    const living = livingPostmaster(cluster.folder);
    if (living === null) {
      if (await startServer(cluster)) return { port: portOf(cluster), how: 'started' };
      failures += 1;
      if (failures === 5) throw new StartError(`PostgreSQL did not start: ${lastWords(cluster)} (${logOf(cluster)}).`);
    } else if (await answers(cluster, living.port)) {
      return { port: living.port, how: 'adopted' };
    }
    if (waited > patienceMs) throw new StartError(`PostgreSQL runs but does not answer: see ${logOf(cluster)}.`);
    await pause(failures * 2 * stepMs + stepMs);
  }
}

/** Stops the server, waiting until its files are at rest; a throw-away one is simply dropped. */
export async function stopServer({ runner, binaries, folder, fast }: Cluster): Promise<void> {
  const mode = fast ? 'immediate' : 'fast';
  await runner.run(binaries.pgCtl, ['stop', '-D', folder, '-m', mode, '-w', '-t', '60'], false);
}

/** Ends a throw-away server without waiting for it, for a process that is about to end. */
export function dropServer({ folder }: Cluster): void {
  const living = livingPostmaster(folder);
  if (living !== null) process.kill(living.pid, 'SIGQUIT');
}

/** Address of one database of the server for one role. */
export function urlOf(port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function startServer(cluster: Cluster): Promise<boolean> {
  const { runner, binaries, folder, fast, dataDir } = cluster;
  setOldLogAside(cluster);
  const port = await choosePort(dataDir);
  const options = [...settings, ...(fast ? fastSettings : [])].map((setting) => `-c ${setting}`);
  const words = [`-p ${port}`, ...options].join(' ');
  const waiting = ['-w', '-t', `${patienceMs / 1000}`, '-l', logOf(cluster)];
  const { code } = await runner.run(binaries.pgCtl, ['start', '-D', folder, ...waiting, '-o', words], false);
  return code === 0;
}

function portOf({ folder }: Cluster): number {
  const living = livingPostmaster(folder);
  if (living === null) throw new StartError('PostgreSQL ended right after its start: run the command once more.');
  return living.port;
}

/** Whether the server at `port` lets our superuser in; false while it starts or stops. */
async function answers({ keys, dataDir }: Cluster, port: number): Promise<boolean> {
  try {
    return await connected(urlOf(port, superuser, keys.superuser, 'postgres'), () => Promise.resolve(true));
  } catch (error) {
    if (!hasCode(error, '28P01', '28000')) return false;
    throw new StartError(
      `${join(dataDir, 'keys.json')} does not open the database beside it: put the file that belongs to it back from a backup.`,
    );
  }
}

function logOf({ folder }: Cluster): string {
  return join(folder, 'server.log');
}

function lastWords(cluster: Cluster): string {
  try {
    const lines = readFileSync(logOf(cluster), 'utf8').trimEnd().split('\n');
    const reason = lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1);
    return oneLine(reason ?? 'it gave no reason');
  } catch {
    return 'it gave no reason';
  }
}

function setOldLogAside(cluster: Cluster): void {
  const log = logOf(cluster);
  const bytes = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > longestLog) renameSync(log, `${log}.old`);
}
