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

export interface ChildSettings {
  /** All of its environment: what this process was given is not passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears everything it prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Starts a program. Throws when it cannot be started at all. */
export function startChild(program: string, args: readonly string[], settings: ChildSettings = {}): Child {
  const { env = {}, onOutput } = settings;
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  running.add(child);
  child.once('exit', () => running.delete(child));

  let printed = '';
  const keep = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    printed = (printed + text).slice(-kept);
    onOutput?.(text);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { process: child, pid, output: () => printed, gone: () => ended(child) };
}
