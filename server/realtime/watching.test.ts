// How a desk is brought up to date and kept so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { changes } from '#server/queries/changes.ts';
import { readHeads, readLog } from '#server/store/clinic-log.ts';
import { openStore } from '#server/store/open.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial, type Log } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import type { World } from '#server/testing/world.ts';
import type { Connection } from './connection.ts';
import { makeSequencer } from './sequencer.ts';
import { makeWatching } from './watching.ts';

const core = testCore();
let node: Node;
const desks: Desk[] = [];
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(async () => {
  for (const desk of desks) desk.close();
  await node.stop();
});

async function deskOf(world: World, person: 'receptionist' | 'doctor' | 'manager' = 'receptionist') {
  const desk = await dial(node.origin, world[person].token);
  desks.push(desk);
  return desk;
}
const register = (desk: Desk, name: string) =>
  desk.say('ask', { name: 'patient.register', input: { name }, commandId: newId() });
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

test('[DE7] what one desk does is on every other desk at once, in order, with who did it', async () => {
  const world = await core.makeWorld();
  const [writer, watcher] = [await deskOf(world), await deskOf(world, 'doctor')];
  expect(await watcher.say('watch', { clinic: world.slug })).toMatchObject({ ok: true, kind: 'snapshot', head: 0 });
  const acks = await Promise.all(upTo(30).map((number) => register(writer, `Patient ${number}`)));
  expect(acks.every(({ ok }) => ok)).toBe(true);
  await watcher.frame<Log>('log', ({ version }) => version === 30);
  expect(watcher.versions()).toEqual(upTo(30));
  expect(watcher.frames<Log>('log')[0]).toMatchObject({
    clinic: world.clinicId,
    by: { id: world.receptionist.id, name: world.receptionist.name },
    via: 'desk',
    events: [{ type: 'patient.registered', patient: { name: expect.any(String) as string } }],
  });
});

test('[DE7] a desk that does not watch hears nothing; one that stops watching no longer does', async () => {
  const world = await core.makeWorld();
  const [writer, silent, leaving] = [
    await deskOf(world),
    await deskOf(world, 'doctor'),
    await deskOf(world, 'manager'),
  ];
  await leaving.say('watch', { clinic: world.clinicId });
  await register(writer, 'Layla');
  await leaving.frame('log');
  expect(await leaving.say('unwatch', { clinic: world.clinicId })).toEqual({ ok: true });
  await writer.say('watch', { clinic: world.clinicId });
  await register(writer, 'Noura');
  await writer.frame('log');
  expect([silent.versions(), leaving.versions()]).toEqual([[], [1]]);
});

test('[DE8] a desk that missed rows is given exactly those, from memory or from the log', async () => {
  const world = await core.makeWorld();
  const [writer, watcher] = [await deskOf(world), await deskOf(world, 'doctor')];
  const { epoch } = await watcher.say('watch', { clinic: world.clinicId });
  for (const number of upTo(4)) await register(writer, `Patient ${number}`);
  for (const where of [node, await startNode(core.store)]) {
    const late = await dial(where.origin, world.manager.token);
    const delta = await late.say('watch', { clinic: world.clinicId, epoch, since: 1 });
    expect(delta).toMatchObject({ ok: true, kind: 'delta', epoch, head: 4 });
    expect((delta['rows'] as Log[]).map(({ version }) => version)).toEqual([2, 3, 4]);
    expect(await late.say('watch', { clinic: world.clinicId, epoch, since: 4 })).toEqual({
      ok: true,
      kind: 'live',
      epoch,
      head: 4,
    });
    late.close();
    if (where !== node) await where.stop();
  }
});

test('[DE8] a foreign epoch, a version to come and more than 300 rows mean a snapshot', async () => {
  const world = await core.makeWorld();
  const watcher = await deskOf(world);
  const { epoch } = await watcher.say('watch', { clinic: world.clinicId });
  await register(watcher, 'Layla');
  for (const ask of [{ epoch: newId(), since: 0 }, { epoch, since: 99 }, {}]) {
    expect(await watcher.say('watch', { clinic: world.clinicId, ...ask })).toMatchObject({
      ok: true,
      kind: 'snapshot',
      head: 1,
    });
  }
});

test('[DE8] watching while others write leaves no hole and no row twice beyond the answer', async () => {
  const world = await core.makeWorld();
  const writer = await deskOf(world);
  const watcher = await deskOf(world, 'doctor');
  const writing = (async () => {
    for (const number of upTo(35)) await register(writer, `Patient ${number}`);
  })();
  const heads: number[] = [];
  for (let times = 0; times < 8; times += 1) {
    const answer = await watcher.say('watch', { clinic: world.clinicId });
    heads.push(Number(answer['head']));
  }
  await writing;
  const first = heads[0] ?? 0;
  if (first < 35) await watcher.frame<Log>('log', ({ version }) => version === 35);
  const after = watcher.versions().filter((version) => version > first);
  expect(after).toEqual(upTo(35 - first, first + 1));
  expect(heads).toEqual(heads.toSorted((a, b) => a - b));
});

test('[DE8] many desks that come at once are all answered', async () => {
  const world = await core.makeWorld();
  const many = await Promise.all(upTo(60).map(() => deskOf(world, 'manager')));
  const answers = await Promise.all(many.map((desk) => desk.say('watch', { clinic: world.clinicId })));
  expect(answers.map(({ kind }) => kind)).toEqual(many.map(() => 'snapshot'));
  expect((await register(await deskOf(world), 'Layla')).ok).toBe(true);
  await Promise.all(many.map((desk) => desk.frame('log')));
});

test('[DE10] a window that is too wide is refused, and the desk goes on watching what it watched', async () => {
  const world = await core.makeWorld();
  const watcher = await deskOf(world);
  const wide = { from: world.at('00:00'), to: world.at('00:00', 80) };
  expect(await watcher.say('watch', { clinic: world.clinicId, ...wide })).toMatchObject({ ok: false, code: 'invalid' });
  await register(watcher, 'Layla');
  await watcher.say('watch', { clinic: world.clinicId });
  await watcher.say('watch', { clinic: world.clinicId, ...wide });
  await register(watcher, 'Noura');
  await watcher.frame<Log>('log', ({ version }) => version === 2);
  expect(watcher.versions()).toEqual([2]);
});

test('[DE10] a watch that the database could not answer leaves a desk outside, and one that had fallen behind where it stood', async () => {
  const world = await core.makeWorld();
  const away = await openStore(core.database.appUrl, 1);
  const sequencer = makeSequencer({
    readLog: (clinicId, after, limit) => readLog(core.store, clinicId, after, limit),
    readHeads: (clinicIds) => readHeads(core.store, clinicIds),
    emit: () => undefined,
    reset: () => undefined,
    log: makeLog({ level: 'silent', node: 'test' }),
  });
  const watching = makeWatching({ sequencer, readChanges: (caller, ask) => changes(away, caller, ask) });
  await sequencer.follow(world.clinicId);
  await away.close();
  const room = new Set<string>();
  const socket = { join: (name: string) => room.add(name), leave: (name: string) => room.delete(name) };
  const session = { caller: world.doctor, slug: world.slug };
  const connection = { socket, session, watching: false, lag: null } as unknown as Connection;
  await expect(watching.watch(connection, { clinic: world.clinicId })).rejects.toThrow('closed');
  expect([connection.watching, connection.lag, room.size]).toEqual([false, null, 0]);
  const lag = { epoch: newId(), version: 3, since: 0 };
  Object.assign(connection, { watching: true, lag });
  await expect(watching.watch(connection, { clinic: world.clinicId })).rejects.toThrow('closed');
  expect([connection.watching, connection.lag, room.size]).toEqual([true, lag, 0]);
});

test('[SE27] the socket knows no other clinic, and no room of a client’s choosing', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const [desk, other] = [await deskOf(mine), await deskOf(theirs)];
  const named = [theirs.clinicId, theirs.slug, newId(), `clinic:${theirs.clinicId}`, '__proto__', ''];
  const acks = await Promise.all(named.map((clinic) => desk.say('watch', { clinic })));
  for (const ack of acks) expect(ack).toEqual(acks[2]);
  expect(acks[0]).toMatchObject({ ok: false, code: 'not-found' });
  await desk.say('watch', { clinic: mine.clinicId });
  await other.say('watch', { clinic: theirs.clinicId });
  await register(other, 'Layla');
  await other.frame('log');
  expect(JSON.stringify(desk.frames('log'))).toBe('[]');
});

test('[DE11] a row too large for one frame is announced without its events, and fetched whole', async () => {
  const world = await core.makeWorld();
  const watcher = await deskOf(world);
  const { epoch } = await watcher.say('watch', { clinic: world.clinicId });
  const patient = { id: newId(), name: 'x'.repeat(70_000), version: 1 };
  const event = { type: 'patient.registered', patient } as unknown as NonNullable<Log['events']>[number];
  const row: Log = {
    clinic: world.clinicId,
    epoch: String(epoch),
    version: 1,
    at: new Date(0).toISOString(),
    by: null,
    via: 'job',
    commandId: newId(),
    events: [event],
  };
  node.realtime.publish(row);
  expect(await watcher.frame<Log>('log')).toEqual({ ...row, events: null });
  const delta = await watcher.say('watch', { clinic: world.clinicId, epoch, since: 0 });
  expect(delta).toMatchObject({ kind: 'delta', rows: [{ version: 1, events: [{ patient: { id: patient.id } }] }] });
});
