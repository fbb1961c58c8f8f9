// Tests the start as the person at the terminal meets it: two commands, one line per step, one sentence when it fails.
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { processEnvironment } from '#server/config.ts';
import { livingPostmaster } from '#server/store/embedded/postmaster.ts';
import { freePort } from '#server/testing/ports.ts';

interface Run {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** What it has written so far. */
  readonly out: () => string;
  readonly failure: () => string;
  /** Resolves when it is open, rejects when it ends first. */
  readonly open: Promise<void>;
  readonly ended: Promise<number | null>;
}

const startFile = join(import.meta.dirname, 'start.ts');
let place: string;
let runs: Run[];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mawid-start-'));
  chmodSync(place, 0o755);
  runs = [];
});

afterEach(async () => {
  for (const { child, ended } of runs) {
    child.kill('SIGTERM');
    await ended;
  }
  const left = livingPostmaster(join(place, 'postgres'));
  if (left !== null) process.kill(left.pid, 'SIGQUIT');
  rmSync(place, { recursive: true, force: true });
});

describe('on a machine with only Node', { timeout: 180_000 }, () => {
  test('the first start fills the demonstration clinic, prints where it is and who may sign in, and Ctrl-C stops all of it', async () => {
    const port = await freePort();
    const first = run({ PORT: `${port}` });
    await first.open;
    const steps = [...first.out().matchAll(/^✓ (\S+(?: \S+)*) {2,}/gm)].map(([, name]) => name);
    expect(steps).toEqual(['database', 'migrations', 'demonstration clinic', 'listening']);
    expect(first.out()).toContain(`open at http://localhost:${port} and http://127.0.0.1:${port}`);
    expect(first.out()).toContain('password demo-1234');
    expect(first.out()).toContain('huda@demo.mawid');
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(livingPostmaster(join(place, 'postgres'))).toBeNull();
  });

  test('a second start is refused in one sentence; after a kill the next adopts the database and does not fill it again', async () => {
    const first = run({ PORT: `${await freePort()}` });
    await first.open;
    const second = run({ PORT: `${await freePort()}` });
    expect(await second.ended).toBe(1);
    expect(second.failure()).toMatch(
      new RegExp(`^Mawid already runs on [^\\n]+\\(process ${first.child.pid} http[^\\n]+\\.\\n$`),
    );
    expect(second.out()).toBe('');

    first.child.kill('SIGKILL');
    await first.ended;
    const third = run({ PORT: `${await freePort()}` });
    await third.open;
    expect(third.out()).toMatch(/PostgreSQL found running/);
    expect(third.out()).toMatch(/demonstration clinic +already filled/);
  });

  test('demonstration accounts are not opened to other machines because only HOST was changed', async () => {
    const filled = run({ PORT: `${await freePort()}` });
    await filled.open;
    filled.child.kill('SIGINT');
    await filled.ended;
    const exposed = run({ HOST: '0.0.0.0', SEED: 'none', PORT: `${await freePort()}` });
    expect(await exposed.ended).toBe(1);
    expect(exposed.failure()).toMatch(/^HOST is open to other machines and this database holds demonstration accounts/);
  });
});

describe('what cannot work ends in one sentence', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['an impossible variable', { PORT: 'http' }, /^PORT must be/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' },
      /cannot be used .* correct DATABASE_URL/,
    ],
    ['a folder that cannot be made', { DATA_DIR: join(import.meta.filename, 'data') }, /^DATA_DIR .* make it writable/],
  ])('%s', async (_, env, sentence) => {
    const refused = run(env);
    expect(await refused.ended).toBe(1);
    expect(refused.failure()).toMatch(sentence);
    expect(refused.failure()).toMatch(/^[^\n]+\n$/);
  });
});

/** Starts the server in a process of its own; NODE_ENV spares it the build of the pages. */
function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [startFile], {
    env: { ...processEnvironment(), NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: place, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let failure = '';
  const open = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (out.includes('Ctrl-C stops it')) open.resolve();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (failure += text));
  const ended = once(child, 'close').then(() => child.exitCode);
  void ended.then(() => open.reject(new Error(`it ended: ${failure}`)));
  open.promise.catch(() => {});
  const started = { child, out: () => out, failure: () => failure, open: open.promise, ended };
  runs.push(started);
  return started;
}
