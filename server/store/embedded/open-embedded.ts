// Opens the embedded PostgreSQL of one folder for one run of Mawid.
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '#server/ops/start-error.ts';
import { tryLock } from '#server/store/held-lock.ts';
import type { Attempt, HeldLock } from '#server/store/held-lock.ts';
import { clusterIn, makeFiles, superuser } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { isAlive } from './postmaster.ts';
import { appRole, database, makeRoles, ownerRole } from './roles.ts';
import { bringUp, dropServer, stopServer, urlOf } from './running.ts';
import type { Running } from './running.ts';

export interface EmbeddedOptions {
  /** Absolute folder; made if it is missing. */
  readonly dataDir: string;
  readonly report: (line: string) => void;
  /** Where this run will listen: what a second start is told. */
  readonly address?: string;
  /** Thrown away afterwards: nothing is flushed to the disk, nobody else is expected, 200 connections. */
  readonly fast?: boolean;
  /** Work beside a run that already has the database, instead of being refused. */
  readonly beside?: boolean;
  /** The database server was killed, and another run took the folder before this one could. */
  readonly onLost?: (sentence: string) => void;
}

export interface Embedded {
  /** Database `mawid` as the app's role, as its owner and as superuser. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superUrl: string;
  readonly how: 'made' | Running['how'];
  /** Stops the server, unless another run has it. */
  stop(): Promise<void>;
}

interface Acquired {
  readonly running: Running;
  readonly lock: HeldLock | null;
}

const attempts = 50;

/**
 * Makes, starts, adopts or recovers the database of `dataDir` with its roles. Throws StartError with one sentence, in
 * particular when another run holds the folder; that one is left as it is.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await clusterIn(options.dataDir, options.fast ?? false);
  const made = await makeFiles(cluster);
  const end = new AbortController();
  const { running, lock } = await acquire(cluster, options, end.signal);
  if (lock === null && !cluster.fast) return opened(cluster, running, running.how, async () => {});
  if (cluster.fast) process.once('exit', () => dropServer(cluster));
  const stop = async () => {
    end.abort();
    await stopServer(cluster);
    await lock?.release();
  };
  try {
    await makeRoles(running.port, cluster.keys);
  } catch (error) {
    await stop();
    throw error;
  }
  return opened(cluster, running, made ? 'made' : running.how, stop);
}

/** A server found running may be stopping at this moment: then its connection is refused or cut, and we look again. */
async function acquire(cluster: Cluster, options: EmbeddedOptions, ended: AbortSignal): Promise<Acquired> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await bringUp(cluster);
    if (cluster.fast) return { running, lock: null };
    const answer = await instanceLock(cluster, running, options, ended).catch((error: unknown) => {
      if (attempt === attempts)
        throw new StartError(`The database in ${options.dataDir} refuses connections: ${String(error)}.`);
      return null;
    });
    if (answer?.got) return { running, lock: answer.lock };
    if (answer !== null && options.beside === true) return { running, lock: null };
    if (answer !== null && (holds(answer.holder) || attempt === attempts)) {
      throw new StartError(alreadyRuns(options.dataDir, answer.holder ?? 'another process'));
    }
    await pause(100);
  }
}

/** A killed run keeps the lock until PostgreSQL has noticed. */
function holds(holder: string | null): boolean {
  const pid = /^process (\d+)/.exec(holder ?? '')?.[1];
  return pid !== undefined && isAlive(Number(pid));
}

function instanceLock(
  cluster: Cluster,
  { port }: Running,
  options: EmbeddedOptions,
  ended: AbortSignal,
): Promise<Attempt> {
  const { report, onLost = report } = options;
  return tryLock({
    url: urlOf(port, superuser, cluster.keys.superuser, 'postgres'),
    lock: 'instance',
    label: `process ${process.pid}${options.address === undefined ? '' : ` ${options.address}`}`,
    beforeRetry: async () => {
      ended.throwIfAborted();
      const again = await bringUp(cluster);
      if (ended.aborted) return stopServer(cluster);
      if (again.port !== port) return onLost('PostgreSQL ended and its port was taken meanwhile: start Mawid again.');
      if (again.how === 'started') report('PostgreSQL had ended and was started again');
      return undefined;
    },
    onLost: (holder) => onLost(alreadyRuns(options.dataDir, holder ?? 'another process')),
  });
}

function alreadyRuns(dataDir: string, holder: string): string {
  return `Mawid already runs on DATA_DIR ${dataDir} (${holder}): use that one, stop it first, or set another DATA_DIR and PORT.`;
}

function opened({ keys }: Cluster, { port }: Running, how: Embedded['how'], stop: Embedded['stop']): Embedded {
  return {
    appUrl: urlOf(port, appRole, keys.app, database),
    ownerUrl: urlOf(port, ownerRole, keys.owner, database),
    superUrl: urlOf(port, superuser, keys.superuser, database),
    how,
    stop,
  };
}
