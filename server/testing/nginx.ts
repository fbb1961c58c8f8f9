// Runs nginx with the repository's own nginx.conf in front of a test's nodes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startChild } from './children.ts';
import type { Child } from './children.ts';
import { requireProgram } from './needs.ts';
import { portOpens } from './waiting.ts';

export interface NginxProcess {
  readonly origin: string;
  readonly pid: number;
  /** What it has written down of requests so far. */
  log(): Promise<string>;
  /** SIGHUP: new workers take over, old ones finish what they have. */
  reload(): void;
  /** SIGKILL to the master and its workers; resolves when the port is closed. */
  stop(): Promise<void>;
}

const shipped = new URL('../../nginx.conf', import.meta.url);

/** nginx on the loopback `port`, spreading over the loopback `nodePorts`. Throws if nginx refuses the configuration. */
export async function startNginx(port: number, nodePorts: readonly number[]): Promise<NginxProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-nginx-'));
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configurationFor(await readFile(shipped, 'utf8'), { port, nodePorts, folder }));
  const child = startChild(requireProgram('nginx'), ['-p', folder, '-c', file, '-g', 'daemon off;']);
  try {
    await portOpens(port, child.process, 'nginx');
  } catch (cause) {
    throw new Error(`nginx did not start: ${child.output()}`, { cause });
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    log: () => readFile(join(folder, 'access.log'), 'utf8'),
    reload: () => void child.process.kill('SIGHUP'),
    stop: () => close(child, folder),
  };
}

interface Place {
  readonly port: number;
  readonly nodePorts: readonly number[];
  readonly folder: string;
}

/** The shipped configuration with a test's ports and paths. Throws when a line it counts on is no longer there. */
function configurationFor(text: string, { port, nodePorts, folder }: Place): string {
  const nodes = nodePorts.map((node) => `server 127.0.0.1:${node} max_fails=1 fail_timeout=1s;`);
  const substitutions: readonly (readonly [RegExp, string])[] = [
    [/^user nginx;$/gm, userInfo().uid === 0 ? 'user root;' : ''],
    [/\/run\/nginx\.pid/g, join(folder, 'nginx.pid')],
    [/\/var\/cache\/nginx/g, folder],
    [/\/dev\/stdout/g, join(folder, 'access.log')],
    [/worker_processes auto;/g, 'worker_processes 2;'],
    [/listen 80;/g, `listen 127.0.0.1:${port};`],
    [/(?:^ *server app-\d+:3000 max_fails=1 fail_timeout=1s;\n)+/gm, `${nodes.join('\n')}\n`],
  ];
  return substitutions.reduce((result, [line, ours]) => {
    if (result.search(line) < 0) throw new Error(`nginx.conf no longer has a line matching ${line.source}`);
    return result.replace(line, ours);
  }, text);
}

async function close(child: Child, folder: string): Promise<void> {
  child.process.kill('SIGTERM');
  await child.gone();
  await rm(folder, { recursive: true, force: true });
}
