// A history of many hands at three processes, one of which is killed on the way, judged without mercy; and the judges judged.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { freshDatabase, type TestDatabase } from '#server/testing/database.ts';
import { type NodeProcess, startNode } from '#server/testing/processes.ts';
import { type RedisProcess, startRedis } from '#server/testing/redis.ts';
import { scale } from '#server/testing/scale.ts';
import { makeWorld, type World } from '#server/testing/world.ts';
import { type CrowdPlace, letCrowdWork } from './lib/history/crowd.ts';
import { falsified } from './lib/history/falsified.ts';
import { faultsIn, judge } from './lib/history/judge.ts';
import { logReader } from './lib/history/ledger-rows.ts';
import { type Line, readHistory } from './lib/history/lines.ts';

const clients = 10;
const folder = mkdtempSync(join(tmpdir(), 'mawid-history-'));
const readers: Client[] = [];
let database: TestDatabase;
let redis: RedisProcess;
let nodes: NodeProcess[];

beforeAll(async () => {
  database = await freshDatabase();
  redis = await startRedis();
  const settings = { databaseUrl: database.appUrl, redisUrl: redis.url, env: { NODE_ENV: 'test' } };
  nodes = await Promise.all(Array.from({ length: 3 }, () => startNode(settings)));
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill()));
  await redis.kill();
  await Promise.all(readers.map((reader) => reader.end()));
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A world of two practitioners and one morning, as a crowd works in it. */
async function crowdPlace(world: World): Promise<CrowdPlace> {
  const reader = new Client({ connectionString: database.appUrl });
  await reader.connect();
  readers.push(reader);
  const { clinicId, visit, practitioners, manager, receptionist } = world;
  const patientId = await registered(world);
  return {
    clinicId,
    serviceId: visit.id,
    patientId,
    practitioners,
    starts: Array.from({ length: 12 }, (_, quarter) =>
      world.at(`${9 + Math.floor(quarter / 4)}:${(quarter % 4) * 15}`),
    ),
    tokens: [manager.token, receptionist.token],
    logAfter: logReader(reader, clinicId),
    calendar: async (from, to) => {
      const { appointments, holds } = await asked<{ appointments: never[]; holds: never[] }>(
        world,
        'queries/calendar.range',
        { from, to },
      );
      return [...appointments, ...holds];
    },
  };
}

async function registered(world: World): Promise<string> {
  return (await asked<{ id: string }>(world, 'commands/patient.register', { name: 'Patient of a history' })).id;
}

async function asked<T>({ manager }: World, path: string, body: object): Promise<T> {
  const [node] = nodes;
  const response = await fetch(`${node?.origin}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${manager.token}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { value: T }).value;
}

/** Lets a crowd work in so many clinics; `onHalf` is called once half of it is done. Answers what it wrote down. */
async function record(clinics: number, turns: number, onHalf: () => void): Promise<Line[]> {
  const file = join(folder, `${clinics} ${turns}.jsonl`);
  const out = createWriteStream(file);
  const worlds = await Promise.all(Array.from({ length: clinics }, () => makeWorld(database.ownerUrl)));
  const half = (clinics * clients * turns) / 2;
  let done = 0;
  await letCrowdWork({
    places: await Promise.all(worlds.map(crowdPlace)),
    nodes: nodes.filter(({ isRunning }) => isRunning).map(({ name, origin }) => ({ name, origin })),
    clients,
    turns,
    seed: 1,
    write: (line) => {
      out.write(`${JSON.stringify(line)}\n`);
      if (line.kind === 'op') done += 1;
      if (line.kind === 'op' && done === half) onHalf();
    },
  });
  out.end();
  await finished(out);
  return readHistory(file);
}

test('[LG11] what many hands did at three processes, one of them killed, is one history without a fault', async () => {
  const lines = await record(4, scale({ suite: 505, proof: 25_000 }), () => void nodes.at(-1)?.kill());
  const findings = judge(lines);
  expect(findings.flatMap(({ faults }) => faults).slice(0, 20)).toEqual([]);
  const ops = lines.filter((line) => line.kind === 'op');
  expect(ops.length).toBeGreaterThan(20_000);
  const outcomes = new Set(ops.map(({ outcome }) => outcome));
  for (const one of ['commit', 'rebased', 'noop', 'slot-taken', 'wrong-status', 'conflict'])
    expect(outcomes).toContain(one);
  expect(findings.filter(({ judged }) => judged === 0)).toEqual([]);
});

describe('[LG12] a history that was tampered with is found out', () => {
  let lines: Line[];
  beforeAll(async () => {
    lines = await record(1, 60, () => undefined);
  });

  test('as it is, it has no fault', () => {
    expect(faultsIn(lines)).toEqual([]);
  });

  test.each(Object.entries(falsified))('%s', (_, { falsify, finds }) => {
    const planted = falsify(lines);
    expect(planted).not.toEqual(null);
    expect(faultsIn(planted ?? []).join('\n')).toMatch(finds);
  });
});
