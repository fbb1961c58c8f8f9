// Chooses the loopback port of the embedded database and remembers it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Below 32768, from where systems hand out ports for outgoing connections. */
const lowest = 20_000;
const count = 12_000;

/**
 * The port this folder used last, else one that follows from its name, else the next free one after it; remembered in
 * `dataDir`. Always free at this moment on 127.0.0.1.
 */
export async function choosePort(dataDir: string): Promise<number> {
  for (const port of candidates(dataDir)) {
    if (await isFree(port)) {
      writeFileSync(fileOf(dataDir), `${port}\n`, { mode: 0o600 });
      return port;
    }
  }
  throw new Error(`no free loopback port from ${lowest} to ${lowest + count}`);
}

function* candidates(dataDir: string): Generator<number> {
  const remembered = rememberedPort(dataDir);
  if (remembered !== null) yield remembered;
  const own = createHash('sha256').update(dataDir).digest().readUInt32BE(0) % count;
  for (let step = 0; step < count; step += 1) yield lowest + ((own + step) % count);
}

function rememberedPort(dataDir: string): number | null {
  try {
    const port = Number(readFileSync(fileOf(dataDir), 'utf8'));
    return Number.isInteger(port) && port >= lowest && port < lowest + count ? port : null;
  } catch {
    return null;
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'port');
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer().once('error', () => resolve(false));
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  return promise;
}
