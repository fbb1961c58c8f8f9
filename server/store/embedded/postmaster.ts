// Reads what a running PostgreSQL server says of itself in its folder.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#server/ops/start-error.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server whose pid file lies in `folder`, if it lives; it may still be starting, recovering or stopping. Throws
 * StartError when the file was copied here from the folder of another, living server.
 */
export function livingPostmaster(folder: string): Postmaster | null {
  const lines = pidFileLines(folder);
  if (lines === null) return null;
  const [pid, home, , port] = lines;
  const postmaster = { pid: Math.abs(Number(pid)), port: Number(port) };
  if (!isAlive(postmaster.pid)) return null;
  if (!isPostgres(postmaster.pid)) return disown(folder, lines);
  if (home !== undefined && !isSamePlace(home, folder)) {
    throw new StartError(
      `${join(folder, 'postmaster.pid')} belongs to the running server of ${home}: stop that one first, or delete the file if this folder is a copy.`,
    );
  }
  return postmaster;
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * After a crash of the machine the number may be another program's, and in a container a killed server may stand in the
 * list of processes for ever. Only Linux tells; elsewhere PostgreSQL's own check stands.
 */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return /\(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Writes a number beyond every process into the file. Deleting it would also delete the shared memory key by which
 * PostgreSQL notices processes of the dead server that still write.
 */
function disown(folder: string, [, ...others]: readonly string[]): null {
  writeFileSync(join(folder, 'postmaster.pid'), [`${2 ** 30}`, ...others].join('\n'));
  return null;
}

function pidFileLines(folder: string): readonly string[] | null {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function isSamePlace(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
