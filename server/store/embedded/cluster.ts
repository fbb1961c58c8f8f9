// Makes the files of the embedded database, once.
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '#server/ops/error-code.ts';
import { StartError } from '#server/ops/start-error.ts';
import { runnerFor } from './account.ts';
import type { Runner } from './account.ts';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { keysKeptIn } from './keys.ts';
import type { Keys } from './keys.ts';
import { isAlive } from './postmaster.ts';

/** One database server's files on this machine, and what runs them. */
export interface Cluster {
  readonly dataDir: string;
  /** PGDATA. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly keys: Keys;
  /** Thrown away after use: nothing is flushed to the disk. */
  readonly fast: boolean;
}

export const superuser = 'postgres';

/** The cluster of `dataDir`, whose files may not exist yet. Throws StartError where this machine cannot run it. */
export async function clusterIn(dataDir: string, fast: boolean): Promise<Cluster> {
  const keys = keysKeptIn(dataDir);
  const folder = join(dataDir, 'postgres');
  const binaries = await findBinaries();
  const runner = await runnerFor({ dataDir, cluster: folder, postgres: binaries.postgres });
  return { dataDir, folder, binaries, runner, keys, fast };
}

/**
 * Makes the files if there are none and answers whether it did. They are made beside their place and put there whole, so
 * that a start cut short leaves nothing half-made, and of two starts at once one wins.
 */
export async function makeFiles(cluster: Cluster): Promise<boolean> {
  sweepDrafts(cluster);
  if (existsSync(join(cluster.folder, 'PG_VERSION'))) return false;
  const draft = `${cluster.folder}.draft-${process.pid}`;
  const password = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(password, cluster.keys.superuser, { mode: 0o600 });
    for (const path of [draft, password]) giveTo(cluster, path);
    await initialise(cluster, draft, password);
    renameSync(draft, cluster.folder);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM') && existsSync(join(cluster.folder, 'PG_VERSION'))) return false;
    throw error;
  } finally {
    for (const path of [password, draft]) rmSync(path, { recursive: true, force: true });
  }
}

/** PostgreSQL's own collation of code points: the same order on every system, so the folder can be moved. */
async function initialise(
  { runner, binaries, fast, dataDir }: Cluster,
  draft: string,
  password: string,
): Promise<void> {
  const places = ['-D', draft, '-U', superuser, `--pwfile=${password}`, '--auth=scram-sha-256'];
  const words = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { code, said } = await runner.run(binaries.initdb, [...places, ...words, ...(fast ? ['--no-sync'] : [])]);
  if (code === 0) return;
  const reason = said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said.trim();
  throw new StartError(`PostgreSQL could not make its files in DATA_DIR ${dataDir}: ${oneLine(reason)}.`);
}

function giveTo({ runner }: Cluster, path: string): void {
  if (runner.account !== null) chownSync(path, runner.account.uid, runner.account.gid);
}

/** What a killed start left behind. */
function sweepDrafts({ dataDir }: Cluster): void {
  for (const name of readdirSync(dataDir)) {
    const pid = /^postgres\.draft-(\d+)/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

/** A message of PostgreSQL made to stand inside our one sentence. */
export function oneLine(message: string): string {
  return message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}
