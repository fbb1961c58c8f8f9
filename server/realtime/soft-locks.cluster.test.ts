// Soft locks over two nodes and a Redis that may die, and what is left of a node that was killed.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LockedNoun, SoftLock, View } from '#shared/contract/frames.ts';
import { newId, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial, type Nearby } from '#server/testing/desk.ts';
import { listenAt } from '#server/testing/listeners.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { startNode as startProcess } from '#server/testing/processes.ts';
import { type RedisProcess, startRedis } from '#server/testing/redis.ts';
import { booked, edited } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { LOCK_MS } from './lock-book.ts';
import { locksKey } from './lock-redis.ts';

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

type Role = 'receptionist' | 'doctor' | 'manager';
async function deskAt({ origin }: { origin: string }, world: World, role: Role): Promise<Desk> {
  const desk = await dial(origin, world[role].token);
  desks.push(desk);
  await inMode(desk, 'live');
  await desk.say('watch', { clinic: world.clinicId });
  return desk;
}

/** Resolves when the last word of a desk's node about how well it hears others is this one. */
async function inMode(desk: Desk, wanted: string): Promise<void> {
  const hello = await desk.frame<{ mode: string }>('hello');
  const said = [hello, ...desk.frames<{ mode: string }>('mode')];
  if (said.at(-1)?.mode !== wanted) await desk.coming<{ mode: string }>('mode', ({ mode }) => mode === wanted, 15_000);
}

const card = (id = newId()): LockedNoun => ({ noun: 'appointment', id });
const person = ({ id, name }: World[Role]) => ({ id, name });
const shows =
  (...want: Partial<SoftLock>[]) =>
  ({ locks }: Nearby) =>
    locks.length === want.length &&
    want.every((one) => locks.some((lock) => JSON.stringify({ ...lock, ...one }) === JSON.stringify(lock)));

/** Renews a lock as a screen does, until it is told to stop. */
function renewing(desk: Desk, lock: object): () => void {
  const timer = setInterval(() => void desk.say('lock', lock), LOCK_MS / 3);
  return () => clearInterval(timer);
}

test('[SL12] a card opened, asked for, taken over and left at either node is so at both', async () => {
  const world = await core.makeWorld();
  const [huda, omar] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'manager')];
  const [hers, his, on] = [newId(), newId(), card()];
  expect(await huda.say('lock', { id: hers, on })).toMatchObject({ ok: true });
  await omar.frame('nearby', shows({ id: hers, on, by: person(world.receptionist) }));
  expect(await omar.say('lock', { id: his, on })).toMatchObject({ code: 'locked', by: world.receptionist.name });
  expect(await omar.say('lock', { id: his, on, mode: 'ask' })).toMatchObject({ code: 'locked' });
  await huda.frame('nearby', shows({ id: hers, asks: [person(world.manager)] }));
  expect(await omar.say('lock', { id: his, on, mode: 'take-over' })).toMatchObject({ ok: true });
  await huda.frame('nearby', shows({ id: his, by: person(world.manager), asks: [] }));
  expect(await huda.say('lock', { id: hers, on })).toMatchObject({ code: 'locked', by: world.manager.name });
  await omar.say('unlock', { id: his });
  await huda.coming('nearby', shows());
  expect(await huda.say('lock', { id: hers, on })).toMatchObject({ ok: true });
});

test('[SL11][SL12] who comes to a node that knew nothing of the clinic is shown the locks of the others', async () => {
  const world = await core.makeWorld();
  const huda = await deskAt(nodes[0], world, 'receptionist');
  const [id, on] = [newId(), card()];
  await huda.say('lock', { id, on });
  const omar = await deskAt(nodes[1], world, 'manager');
  const seen = await omar.frame<Nearby>('nearby', shows({ id, on }));
  expect(seen.locks[0]?.by).toEqual(person(world.receptionist));
});

test('[SL17] the column and the card somebody looks at reach colleagues at the other node, and no other clinic', async () => {
  const [world, other] = [await core.makeWorld(), await core.makeWorld()];
  const strangers = await listenAt(nodes[1].origin, other);
  const [huda, omar] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'manager')];
  const views: View[] = [
    { page: 'day', date: '2030-01-01', scheduleId: world.practitioner },
    { page: 'day', scheduleId: world.colleague, appointmentId: newId() },
  ];
  for (const view of views) {
    await huda.say('here', { view });
    await omar.frame<Nearby>('nearby', ({ presence }) => {
      const seen = presence.find(({ id }) => id === world.receptionist.id);
      return JSON.stringify(seen) === JSON.stringify({ ...person(world.receptionist), view });
    });
  }
  await huda.say('lock', { id: newId(), on: card() });
  await omar.frame<Nearby>('nearby', ({ locks }) => locks.length === 1);
  const overheard = JSON.stringify(await strangers.overheard());
  for (const word of [world.clinicId, world.receptionist.id, world.receptionist.name, world.practitioner])
    expect(overheard).not.toContain(word);
  strangers.close();
});

test('[SL16][DE17] a lock somebody writes into Redis names nobody and keeps nobody out', async () => {
  const world = await core.makeWorld();
  const [huda, on, other] = [await deskAt(nodes[0], world, 'receptionist'), card(), card()];
  const liar = new Redis(redis.url);
  const lie = { id: newId(), by: newId(), since: 0, holders: { [newId()]: { line: 'x', ends: now() + 9000 } } };
  const text = JSON.stringify({ ...lie, asks: newId() });
  await liar.hset(locksKey(world.clinicId), `appointment:${on.id}`, text, 'CANARY', text);
  const signal = { uid: 'x', type: 6, data: ['locks', { clinic: world.clinicId }] };
  for (let times = 0; times < 200; times += 1) await liar.publish('mawid-request#/#', JSON.stringify(signal));
  liar.disconnect();
  await huda.say('lock', { id: newId(), on: other });
  await huda.frame('nearby', shows({ on: other }));
  expect(await huda.say('lock', { id: newId(), on })).toMatchObject({ ok: true });
  await huda.frame('nearby', shows({ on, by: person(world.receptionist), asks: [] }, { on: other }));
  expect(JSON.stringify(huda.frames('nearby'))).not.toMatch(new RegExp(`CANARY|${lie.by}|${lie.id}`));
});

test('[SL13] a node is killed: its locks end within fifteen seconds, the others’ stay', async () => {
  const world = await core.makeWorld();
  const doomed = await startProcess({ databaseUrl: core.database.appUrl, redisUrl: redis.url });
  try {
    const [huda, omar] = [await deskAt(doomed, world, 'receptionist'), await deskAt(nodes[1], world, 'manager')];
    const [hers, his] = [
      { id: newId(), on: card() },
      { id: newId(), on: card() },
    ];
    await omar.say('lock', his);
    const stop = renewing(omar, his);
    await huda.say('lock', hers);
    await omar.frame('nearby', shows(hers, his));
    await doomed.kill();
    const killed = performance.now();
    await omar.coming('nearby', shows(his), LOCK_MS + 2000);
    expect(performance.now() - killed).toBeLessThan(LOCK_MS + 1000);
    expect(await omar.say('lock', { id: newId(), on: hers.on })).toMatchObject({ ok: true });
    stop();
  } finally {
    await doomed.kill();
  }
});

test('[SL14][SL15] Redis killed: each node goes on with what it saw, all commands are served, and each card has one owner after', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const [huda, omar] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'manager')];
  const [hers, his, both] = [{ id: newId(), on: card(visit.id) }, { id: newId(), on: card() }, card()];
  await huda.say('lock', hers);
  await omar.frame('nearby', shows(hers));
  await redis.kill();
  expect(await huda.say('lock', hers)).toMatchObject({ ok: true });
  await Promise.all([huda, omar].map((desk) => inMode(desk, 'degraded')));
  expect(await omar.say('lock', { id: newId(), on: hers.on })).toMatchObject({ code: 'locked' });
  expect(await omar.say('lock', his)).toMatchObject({ ok: true });
  await omar.frame('nearby', shows(hers, his));
  const twice = [newId(), newId()];
  for (const [at, desk] of [huda, omar].entries())
    expect(await desk.say('lock', { id: twice[at], on: both })).toMatchObject({ ok: true });
  const ask = { name: 'appointment.edit', input: edited(visit, { note: 'late' }), commandId: newId() };
  expect(await omar.say('ask', ask)).toMatchObject({ ok: true, outcome: 'commit' });

  await redis.restart();
  await Promise.all([huda, omar].map((desk) => inMode(desk, 'live')));
  const pictureOf = (desk: Desk) =>
    desk
      .frames<Nearby>('nearby')
      .at(-1)
      ?.locks.map(({ on, by }) => `${on.id} ${by.id}`);
  const isOne = () => pictureOf(huda)?.length === 3 && pictureOf(huda)?.join() === pictureOf(omar)?.join();
  await expect.poll(isOne, { timeout: 10_000 }).toBe(true);
  expect(pictureOf(omar)).toContain(`${hers.on.id} ${world.receptionist.id}`);
  const acks = await Promise.all([huda, omar].map((desk, at) => desk.say('lock', { id: twice[at], on: both })));
  expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
});

test('[SL14][SL15] Redis frozen: a lock is answered, and a card a colleague has open is saved', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const [huda, omar] = [await deskAt(nodes[0], world, 'receptionist'), await deskAt(nodes[1], world, 'manager')];
  const hers = { id: newId(), on: card(visit.id) };
  await huda.say('lock', hers);
  redis.pause();
  try {
    const ask = { name: 'appointment.edit', input: edited(visit, { note: 'late' }), commandId: newId() };
    expect(await omar.say('ask', ask)).toMatchObject({ ok: true, outcome: 'commit' });
    const began = performance.now();
    expect(await huda.say('lock', hers)).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(3000);
    await inMode(huda, 'degraded');
    expect(await huda.say('lock', hers)).toMatchObject({ ok: true });
  } finally {
    redis.resume();
  }
  await Promise.all([huda, omar].map((desk) => inMode(desk, 'live')));
  expect(await omar.say('lock', { id: newId(), on: hers.on })).toMatchObject({ code: 'locked' });
});
