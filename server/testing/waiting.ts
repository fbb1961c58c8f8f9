// Waits for processes that tests start: until they listen, answer or end.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 30_000;
const betweenTriesMs = 25;

/** Resolves when the child has ended; at once if it already has. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) await once(child, 'exit');
}

/** Resolves when the loopback port accepts a connection; throws when the child ends first or 30 s have passed. */
export function portOpens(port: number, child: ChildProcess, name: string): Promise<void> {
  return becomes(() => accepts(port), child, `${name} listening on port ${port}`);
}

/** Resolves when the address answers 2xx; throws when the child ends first or 30 s have passed. */
export function answers(url: string, child: ChildProcess, name: string): Promise<void> {
  return becomes(() => isOk(url), child, `${name} answering ${url}`);
}

async function becomes(holds: () => Promise<boolean>, child: ChildProcess, what: string): Promise<void> {
  let failure: unknown = null;
  child.once('error', (cause) => {
    failure = cause;
  });
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await holds()) return;
    if (failure !== null) throw new Error(`no ${what}: it could not be started`, { cause: failure });
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`no ${what}: it ended with ${child.signalCode ?? child.exitCode}`);
    }
    await pause(betweenTriesMs);
  }
  throw new Error(`no ${what} within ${patienceMs / 1000} s`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function isOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
