// Starts child processes that never outlive the process which started them.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { ended } from './waiting.ts';

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The last 64 kB of what it printed. */
  output(): string;
  /** Resolves when it has ended. */
  gone(): Promise<void>;
}

const kept = 65_536;
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program with exactly these variables in its environment. Throws when it cannot be started at all. */
export function startChild(program: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  running.add(child);
  child.once('exit', () => running.delete(child));

  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString('utf8')).slice(-kept);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { process: child, pid, output: () => printed, gone: () => ended(child) };
}
