// Two nodes, one database and a Redis that may die.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial, type Log, type Nearby } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { type RedisProcess, startRedis } from '#server/testing/redis.ts';
import { visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let redis: RedisProcess;
let nodes: [Node, Node];
const desks: Desk[] = [];

beforeAll(async () => {
  redis = await startRedis();
  nodes = [await startNode(core.store, { redisUrl: redis.url }), await startNode(core.store, { redisUrl: redis.url })];
});
afterAll(async () => {
  for (const desk of desks) desk.close();
  for (const node of nodes) await node.stop();
  await redis.stop();
});

async function deskAt(node: Node, world: World, person: 'receptionist' | 'doctor' | 'manager') {
  const desk = await dial(node.origin, world[person].token);
  desks.push(desk);
  await desk.say('watch', { clinic: world.clinicId });
  return desk;
}
const register = (desk: Desk, name: string) =>
  desk.say('ask', { name: 'patient.register', input: { name }, commandId: newId() });
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);
const last = (version: number) => (row: Log) => row.version === version;
const inMode =
  (wanted: string) =>
  ({ mode }: { mode: string }) =>
    mode === wanted;

/** Commits at both nodes at once. */
async function writeAtBoth(one: Desk, two: Desk, count: number): Promise<void> {
  const acks = await Promise.all(
    upTo(count).map((number) => register(number % 2 === 0 ? one : two, `Patient ${number}`)),
  );
  expect(acks.every(({ ok }) => ok)).toBe(true);
}

async function live(node: Node, world: World): Promise<void> {
  const desk = await dial(node.origin, world.manager.token);
  const { mode } = await desk.frame<{ mode: string }>('hello');
  if (mode !== 'live') await desk.frame('mode', inMode('live'));
  desk.close();
}

test('[DE16] what is committed at either node is on the desks of both, in one order', async () => {
  const world = await core.makeWorld();
  for (const node of nodes) await live(node, world);
  const [one, two] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'doctor')];
  await writeAtBoth(one, two, 60);
  await Promise.all([one, two].map((desk) => desk.frame<Log>('log', last(60))));
  expect([one.versions(), two.versions()]).toEqual([upTo(60), upTo(60)]);
  expect(one.frames('log')).toEqual(two.frames('log'));
});

test('[DE16] people at both nodes see each other, each once', async () => {
  const world = await core.makeWorld();
  const [one, two] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'doctor')];
  await two.say('here', { view: { page: 'week' } });
  const both = ({ presence }: Nearby) => presence.length === 2 && presence.some(({ view }) => view.page === 'week');
  const [seenAtOne, seenAtTwo] = await Promise.all([
    one.frame<Nearby>('nearby', both),
    two.frame<Nearby>('nearby', both),
  ]);
  expect(seenAtOne).toEqual(seenAtTwo);
  expect(seenAtOne.presence.map(({ name }) => name).toSorted()).toEqual(
    [world.doctor.name, world.receptionist.name].toSorted(),
  );
  two.close();
  await one.frame<Nearby>('nearby', ({ presence }) => presence.length === 1);
});

test('[DE17] whatever somebody else publishes in Redis, screens are shown the log and nothing else', async () => {
  const world = await core.makeWorld();
  const desk = await deskAt(nodes[0], world, 'receptionist');
  const liar = new Redis(redis.url);
  const forged = {
    clinic: world.clinicId,
    epoch: newId(),
    version: 1,
    events: [{ type: 'patient.registered', patient: { name: 'CANARY' } }],
  };
  const lies: [string, unknown][] = [
    ['mawid#/#', { type: 2, nsp: '/', data: ['log', forged] }],
    [`mawid#/#clinic:${world.clinicId}:staff#`, forged],
    ['mawid-request#/#', { uid: 'x', type: 6, data: ['connection', {}] }],
    ['mawid-request#/#', { uid: 'x', type: 6, data: ['head', { clinic: world.clinicId, epoch: newId(), head: 99 }] }],
    [
      'mawid-request#/#',
      {
        uid: 'x',
        type: 6,
        data: [
          'present',
          { node: newId(), clinic: world.clinicId, members: [{ id: newId(), view: { page: 'x' }, at: 1 }] },
        ],
      },
    ],
    ['mawid-request#/#', { uid: 'x', type: 4, opts: { rooms: [], except: [] }, close: true }],
    [
      'mawid-request#/#',
      { uid: 'x', type: 7, requestId: 'r', opts: { rooms: [] }, packet: { type: 2, nsp: '/', data: ['log', forged] } },
    ],
  ];
  for (const [channel, lie] of lies) await liar.publish(channel, JSON.stringify(lie));
  for (const channel of ['mawid#/#', 'mawid-request#/#', 'mawid-response#/#'])
    await liar.publish(channel, Buffer.from([0xc1, 0xff, 0x00]));
  liar.disconnect();
  await register(desk, 'Layla');
  await desk.frame<Log>('log', last(1));
  expect(desk.versions()).toEqual([1]);
  expect(JSON.stringify([desk.frames('log'), desk.frames('nearby')])).not.toContain('CANARY');
  await desk.frame<Nearby>(
    'nearby',
    ({ presence }) => presence.length === 1 && presence[0]?.id === world.receptionist.id,
  );
});

test('[DE18] Redis killed: no node ends, desks are told, commits still arrive everywhere in order, and it heals by itself', async () => {
  const world = await core.makeWorld();
  for (const node of nodes) await live(node, world);
  const [one, two] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'doctor')];
  await redis.kill();
  await writeAtBoth(one, two, 30);
  await Promise.all([one, two].map((desk) => desk.frame<Log>('log', last(30))));
  await Promise.all([one, two].map((desk) => desk.frame('mode', inMode('degraded'))));
  for (const node of nodes) expect((await visit(node.origin, '/readyz')).status).toBe(200);
  const before = performance.now();
  await register(one, 'Layla');
  await two.frame<Log>('log', last(31));
  expect(performance.now() - before).toBeLessThan(5000);
  await redis.restart();
  await Promise.all([one, two].map((desk) => desk.frame('mode', inMode('live'))));
  await register(two, 'Noura');
  await one.frame<Log>('log', last(32));
  expect([one.versions(), two.versions()]).toEqual([upTo(32), upTo(32)]);
});

test('[DE18] Redis frozen: commits still arrive within the poll, and signing in is still slowed down', async () => {
  const world = await core.makeWorld();
  const [one, two] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'doctor')];
  redis.pause();
  try {
    await register(one, 'Layla');
    await two.frame<Log>('log', last(1));
    const guess = () =>
      visit(nodes[0].origin, '/api/v1/session', {
        json: { email: 'nobody@example.test', password: 'x' },
        headers: { 'x-forwarded-for': '203.0.113.77' },
      });
    const statuses: number[] = [];
    for (let times = 0; times < 11; times += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([...upTo(10).map(() => 401), 429]);
  } finally {
    redis.resume();
  }
});
