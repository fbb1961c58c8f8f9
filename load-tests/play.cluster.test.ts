// Proves a whole replay against a running server: what is booked, what is refused, what a screen saw.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '#server/testing/database.ts';
import { type NodeProcess, startNode } from '#server/testing/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'mawid-play-'));
let database: TestDatabase;
let node: NodeProcess;

beforeAll(async () => {
  database = await freshDatabase();
  node = await startNode({ databaseUrl: database.appUrl, env: { NODE_ENV: 'test' } });
});

afterAll(async () => {
  await node.kill();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function play(...words: readonly string[]): { child: ChildProcess; said: Promise<string> } {
  const env = {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
  };
  const script = join(import.meta.dirname, 'play.ts');
  const child = spawn(process.execPath, [script, '--server', node.origin, ...words], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: once(child, 'close').then(() => said) };
}

/** 120 bookings in two places over two days, 90 of them on the second day in one place, by 60 patients. */
function stream(): string {
  const rows = Array.from({ length: 120 }, (_, at) => {
    const booked = new Date(Date.UTC(2016, 4, 1, 7, at)).toISOString();
    return [booked, at % 4 === 0 ? '2016-05-02' : '2016-05-03', at, `p${at % 60}`, 'F', 30, at % 8 === 0 ? 'A' : 'B'];
  });
  return ['at,day,number,who,sex,age,where', ...rows.map((row) => row.join(',')), ''].join('\n');
}

const columns = ['--column-booked', 'at', '--column-day', 'day', '--column-id', 'number'];
const names = [...columns, '--column-patient', 'who', '--column-place', 'where'];

test('a packed file is booked whole, and the busiest day arrives on a screen complete and in order', async () => {
  const file = join(folder, 'bookings.csv.gz');
  writeFileSync(file, gzipSync(stream()));
  const { child, said } = play(file, ...names);
  const summary = await said;
  expect(summary).toMatch(/replay +complete/);
  expect(summary).toMatch(/rows +120 in the file, none of them faulty/);
  expect(summary).toMatch(/registered +60 patients/);
  expect(summary).toMatch(/booked +120,/);
  expect(summary).toMatch(/refused +none/);
  expect(summary).toMatch(/: 90 booked, all arrived on the watching screen; 180 versions in order, without a gap/);
  expect(summary).toMatch(/appointment\.book +1[2-9]\d +[\d.]+ ms +[\d.]+ ms +[\d.]+ ms/);
  expect(child.exitCode).toBe(0);
});

test('Ctrl-C ends a replay in the rhythm of life with what was done so far', async () => {
  const file = join(folder, 'bookings.csv');
  writeFileSync(file, stream());
  const { child, said } = play(file, ...names, '--speed', '1');
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('every date') && resolve());
  });
  child.kill('SIGINT');
  expect(await said).toMatch(/replay +stopped after \d of 120 rows/);
  expect(child.exitCode).toBe(0);
});

test('a server that is not there is one sentence', async () => {
  const { child, said } = play(join(folder, 'bookings.csv'), ...names, '--server', 'http://127.0.0.1:9');
  expect((await said).trim().split('\n')).toHaveLength(2);
  expect(child.exitCode).toBe(1);
});
