// Tests the embedded database as runs meet it: made, adopted, recovered, refused.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from './open-embedded.ts';
import type { Embedded, EmbeddedOptions } from './open-embedded.ts';
import { isAlive, livingPostmaster } from './postmaster.ts';

const moduleUrl = new URL('./open-embedded.ts', import.meta.url).href;
const isRoot = process.getuid?.() === 0;

let place: string;
let dataDir: string;
let open: Embedded[];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mawid-embedded-'));
  chmodSync(place, 0o755);
  dataDir = join(place, 'data');
  open = [];
});

afterEach(async () => {
  for (const database of open) await database.stop();
  const left = livingPostmaster(join(dataDir, 'postgres'));
  if (left !== null) process.kill(left.pid, 'SIGQUIT');
  await until(() => livingPostmaster(join(dataDir, 'postgres')) === null);
  rmSync(place, { recursive: true, force: true });
});

describe('a clinic with nothing but Node', { timeout: 120_000 }, () => {
  test('gets a database that keeps what was written, behind roles with passwords of their own', async () => {
    const first = await start();
    expect(first.how).toBe('made');
    await ask(first.ownerUrl, 'create table visit (id int); insert into visit values (7)');
    const [role] = await ask(first.appUrl, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
    await expect(ask(first.appUrl, 'select * from visit')).rejects.toThrow('permission denied');
    await expect(ask(first.appUrl.replace(/:[^:@]*@/, ':guess@'), 'select 1')).rejects.toThrow('password');
    await first.stop();
    expect(livingPostmaster(join(dataDir, 'postgres'))).toBeNull();

    const second = await start();
    expect(second.how).toBe('started');
    expect(second.appUrl).toBe(first.appUrl);
    expect(await ask(second.ownerUrl, 'select id from visit')).toEqual([{ id: 7 }]);
  });

  test('keeps its passwords from other accounts and listens on this machine alone', async () => {
    const { superUrl } = await start();
    expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(await ask(superUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(Number(new URL(superUrl).port)).toBeLessThan(32_768);
    expect(readFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
  });

  test('adopts the database of a run that was killed', async () => {
    const run = await startInChild({ address: 'http://127.0.0.1:3000' });
    const { pid } = livingPostmaster(join(dataDir, 'postgres')) ?? {};
    await kill(run);
    const next = await start();
    expect(next.how).toBe('adopted');
    expect(livingPostmaster(join(dataDir, 'postgres'))?.pid).toBe(pid);
    expect(await ask(next.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('refuses a second start in one sentence naming the first, and leaves the first alone', async () => {
    const first = await startInChild({ address: 'http://127.0.0.1:3000' });
    const refused = openEmbedded({ dataDir, report: () => {} });
    await expect(refused).rejects.toThrow(
      new RegExp(`^Mawid already runs on DATA_DIR .* \\(process ${first.pid} http://127.0.0.1:3000\\): [^\\n]*\\.$`),
    );
    expect(livingPostmaster(join(dataDir, 'postgres'))).not.toBeNull();
    const beside = await start({ beside: true });
    await beside.stop();
    expect(livingPostmaster(join(dataDir, 'postgres'))).not.toBeNull();
    await kill(first);
  });

  test('two first starts at once make one database: one has it, the other is refused', async () => {
    const both = await Promise.allSettled([startInChild(), startInChild()]);
    const [won, lost] = both.toSorted((one, other) => one.status.localeCompare(other.status));
    expect(won?.status).toBe('fulfilled');
    expect(String((lost as PromiseRejectedResult).reason)).toContain('Mawid already runs');
    if (won?.status === 'fulfilled') await kill(won.value);
  });

  test('recovers what a killed database server had committed', async () => {
    const run = await startInChild();
    const beside = await openEmbedded({ dataDir, report: () => {}, beside: true });
    await ask(beside.ownerUrl, 'create table visit (id int); insert into visit values (7)');
    await kill(run);
    await killServer();
    const next = await start();
    expect(next.how).toBe('started');
    expect(await ask(next.ownerUrl, 'select id from visit')).toEqual([{ id: 7 }]);
  });

  test('starts its database again when only that was killed, and still keeps others out', async () => {
    const said = Promise.withResolvers<string>();
    const run = await start({ report: said.resolve });
    await killServer();
    expect(await said.promise).toContain('started again');
    expect(await ask(run.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await until(async () => (await ask(run.superUrl, heldLocks)).length === 1);
    await expect(openEmbedded({ dataDir, report: () => {} })).rejects.toThrow('already runs');
  });

  test('starts although the number in a left pid file now belongs to another program', async () => {
    await (await start()).stop();
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(file, [process.pid, join(dataDir, 'postgres'), 1, 24_000, '', '127.0.0.1', '', ''].join('\n'));
    const next = await start();
    expect(next.how).toBe('started');
  });

  test('says in one sentence that the passwords do not belong to the database', async () => {
    await (await start()).stop();
    rmSync(join(dataDir, 'keys.json'));
    await expect(openEmbedded({ dataDir, report: () => {} })).rejects.toThrow(/keys\.json does not open[^\n]*\.$/);
  });

  test('a throw-away database flushes nothing and is gone at once', async () => {
    const fast = await start({ fast: true });
    expect(await ask(fast.superUrl, 'show fsync')).toEqual([{ fsync: 'off' }]);
    expect(await ask(fast.superUrl, heldLocks)).toEqual([]);
    await fast.stop();
    expect(livingPostmaster(join(dataDir, 'postgres'))).toBeNull();
  });

  test.runIf(isRoot)('works as root in a folder nobody else may enter', async () => {
    chmodSync(place, 0o700);
    const made = await start();
    expect(await ask(made.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
    await made.stop();
    const again = await start();
    expect(again.how).toBe('started');
  });
});

const heldLocks = `select 1 from pg_locks where locktype = 'advisory' and granted`;

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const database = await openEmbedded({ dataDir, report: () => {}, ...options });
  open.push(database);
  return database;
}

/** A run of its own process, so that it can be killed. Resolves when its database is open; rejects with its refusal. */
async function startInChild(options: { address?: string } = {}): Promise<ChildProcess> {
  const script = `
    const { openEmbedded } = await import(${JSON.stringify(moduleUrl)});
    const options = ${JSON.stringify({ dataDir, ...options })};
    const opened = openEmbedded({ ...options, report() {} });
    const said = await opened.then(() => 'open', (error) => error.message);
    process.stdout.write(said + '\\n', () => said === 'open' || process.exit());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  if (line !== 'open') throw new Error(line);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function killServer(): Promise<void> {
  const { pid } = livingPostmaster(join(dataDir, 'postgres')) ?? { pid: 0 };
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid) || existsSync(`/proc/${pid}/status`) === false);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}
