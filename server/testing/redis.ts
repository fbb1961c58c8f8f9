// Runs a real redis-server of a test's own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './children.ts';
import type { Child } from './children.ts';
import { requireProgram } from './needs.ts';
import { freePort } from './ports.ts';
import { portOpens } from './waiting.ts';

export interface RedisProcess {
  readonly url: string;
  readonly port: number;
  /** Process id of the running server; changes with `restart`. */
  readonly pid: number;
  /** Freezes the server: connections stay open, nothing is answered. */
  pause(): void;
  resume(): void;
  /** SIGKILL; resolves when the process is gone. What it held is lost. */
  kill(): Promise<void>;
  /** Starts an empty server on the same port, killing the old one if it still runs. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A redis-server on a free loopback port, keeping nothing on disk. Throws if it cannot start. */
export async function startRedis(): Promise<RedisProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-redis-'));
  const port = await freePort();
  let child = await open(folder, port);

  const kill = async (): Promise<void> => {
    child.process.kill('SIGKILL');
    await child.gone();
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get pid() {
      return child.pid;
    },
    pause: () => void child.process.kill('SIGSTOP'),
    resume: () => void child.process.kill('SIGCONT'),
    kill,
    restart: async () => {
      await kill();
      child = await open(folder, port);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function open(folder: string, port: number): Promise<Child> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = startChild(requireProgram('redis'), settings);
  await portOpens(port, child.process, 'redis-server');
  return child;
}
