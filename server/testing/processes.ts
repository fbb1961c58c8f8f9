// Runs one node of the server as a process of its own, as production does.
import { fileURLToPath } from 'node:url';
import { startChild } from './children.ts';
import type { Child, ChildSettings } from './children.ts';
import { freePort } from './ports.ts';
import { answers } from './waiting.ts';

export interface NodeSettings {
  readonly databaseUrl: string;
  /** With it the node migrates at its start. */
  readonly ownerUrl?: string;
  readonly redisUrl?: string;
  readonly name?: string;
  readonly port?: number;
  /** Origins browsers may come from, comma-separated; its own address when not given. */
  readonly publicOrigin?: string;
  /** Further variables of server/config.ts. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears the node's log as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface NodeProcess {
  readonly name: string;
  readonly origin: string;
  readonly port: number;
  /** Process id; changes with `restart`. */
  readonly pid: number;
  /** False once the process has ended, asked or not. */
  readonly isRunning: boolean;
  /** The last 64 kB of its log. */
  log(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Freezes the process: its sockets stay open, nothing is answered. */
  pause(): void;
  resume(): void;
  /** SIGTERM, and SIGKILL to one that has not ended after 60 s. Resolves with the exit code, null when killed. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port, killing it first if it runs; resolves when ready. */
  restart(): Promise<void>;
}

const entry = fileURLToPath(new URL('../main.ts', import.meta.url));
const drainMs = 60_000;

/** Starts `server/main.ts` on a loopback port; resolves when `/readyz` is green, throws with its log if it never is. */
export async function startNode(settings: NodeSettings): Promise<NodeProcess> {
  const port = settings.port ?? (await freePort());
  const name = settings.name ?? `node-${port}`;
  const { onOutput } = settings;
  const how = { env: variables(settings, port, name), ...(onOutput === undefined ? {} : { onOutput }) };
  const origin = `http://127.0.0.1:${port}`;
  let child = await open(how, origin, name);

  const kill = async (): Promise<void> => {
    child.process.kill('SIGKILL');
    await child.gone();
  };
  return {
    name,
    origin,
    port,
    get pid() {
      return child.pid;
    },
    get isRunning() {
      return child.process.exitCode === null && child.process.signalCode === null;
    },
    log: () => child.output(),
    kill,
    pause: () => void child.process.kill('SIGSTOP'),
    resume: () => void child.process.kill('SIGCONT'),
    stop: () => stop(child),
    restart: async () => {
      await kill();
      child = await open(how, origin, name);
    },
  };
}

async function open(how: ChildSettings, origin: string, name: string): Promise<Child> {
  const child = startChild(process.execPath, [entry], how);
  try {
    await answers(`${origin}/readyz`, child.process, name);
  } catch (cause) {
    child.process.kill('SIGKILL');
    throw new Error(`${name} did not become ready:\n${child.output()}`, { cause });
  }
  return child;
}

async function stop(child: Child): Promise<number | null> {
  child.process.kill('SIGTERM');
  const late = setTimeout(() => child.process.kill('SIGKILL'), drainMs);
  await child.gone();
  clearTimeout(late);
  return child.process.exitCode;
}

function variables(settings: NodeSettings, port: number, name: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: `${port}`,
    NODE_NAME: name,
    DATABASE_URL: settings.databaseUrl,
    SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    PUBLIC_ORIGIN: settings.publicOrigin ?? `http://127.0.0.1:${port}`,
    SEED: 'none',
    LOG_LEVEL: 'warn',
    ...(settings.ownerUrl === undefined ? {} : { DATABASE_OWNER_URL: settings.ownerUrl }),
    ...(settings.redisUrl === undefined ? {} : { REDIS_URL: settings.redisUrl }),
    ...settings.env,
  };
}
