// Soft locks through the live door: who is told what, and what is shown to whom.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LockedNoun, SoftLock } from '#shared/contract/frames.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial, type Nearby } from '#server/testing/desk.ts';
import { listenAt } from '#server/testing/listeners.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { edited, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { LOCK_MS, MOST_LOCKS } from './lock-book.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

type Role = 'receptionist' | 'doctor' | 'manager';
async function desks<R extends Role>(world: World, ...roles: R[]): Promise<Desk[]> {
  return Promise.all(
    roles.map(async (role) => {
      const desk = await dial(node.origin, world[role].token);
      await desk.say('watch', { clinic: world.clinicId });
      return desk;
    }),
  );
}
const card = (id = newId()): LockedNoun => ({ noun: 'appointment', id });
const shows =
  (...want: (Partial<SoftLock> | object)[]) =>
  ({ locks }: Nearby) =>
    locks.length === want.length &&
    want.every((one) => locks.some((lock) => JSON.stringify({ ...lock, ...one }) === JSON.stringify(lock)));
const person = ({ id, name }: World[Role]) => ({ id, name });

test('[SL1][SL10] an opened card is shown to everybody with who has it; whoever opens it too is told so in a sentence', async () => {
  const world = await core.makeWorld();
  const [huda, omar] = (await desks(world, 'receptionist', 'manager')) as [Desk, Desk];
  const [id, on] = [newId(), card()];
  expect(await huda.say('lock', { id, on })).toEqual({ ok: true, ttlMs: LOCK_MS });
  for (const desk of [huda, omar]) {
    const { locks } = await desk.frame<Nearby>('nearby', shows({ on }));
    expect(locks).toEqual([
      {
        id,
        on,
        by: person(world.receptionist),
        heldMs: expect.any(Number) as number,
        ttlMs: expect.any(Number) as number,
        asks: [],
      },
    ]);
    expect(locks[0]?.heldMs).toBeLessThan(LOCK_MS);
    expect(locks[0]?.ttlMs).toBeGreaterThan(LOCK_MS - 5000);
  }
  const told = await omar.say('lock', { id: newId(), on });
  expect(told).toMatchObject({ ok: false, code: 'locked', by: world.receptionist.name });
  expect(told['detail']).toBe(`\u2068${world.receptionist.name}\u2069 is editing this right now.`);
  expect(told['ttlMs']).toBeGreaterThan(LOCK_MS - 5000);
  for (const desk of [huda, omar]) desk.close();
});

test('[SL4] the owner sees who would like to have it, in the order they asked', async () => {
  const world = await core.makeWorld();
  const [huda, omar, sara] = (await desks(world, 'receptionist', 'manager', 'doctor')) as [Desk, Desk, Desk];
  const on = card();
  await huda.say('lock', { id: newId(), on });
  for (const desk of [sara, omar, sara])
    expect(await desk.say('lock', { id: newId(), on, mode: 'ask' })).toMatchObject({ code: 'locked' });
  await huda.frame('nearby', shows({ on, asks: [person(world.doctor), person(world.manager)] }));
  for (const desk of [huda, omar, sara]) desk.close();
});

test('[SL5] only who may take over does, and the former owner is told by their next renewal', async () => {
  const world = await core.makeWorld();
  const [huda, omar, sara] = (await desks(world, 'receptionist', 'manager', 'doctor')) as [Desk, Desk, Desk];
  const [id, on, mode] = [newId(), card(), 'take-over' as const];
  await huda.say('lock', { id, on });
  expect(await sara.say('lock', { id: newId(), on, mode })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await sara.say('lock', { id: newId(), on: card(), mode })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await omar.say('lock', { id: newId(), on, mode })).toMatchObject({ ok: true });
  await huda.frame('nearby', shows({ on, by: person(world.manager) }));
  expect(await huda.say('lock', { id, on })).toMatchObject({ code: 'locked', by: world.manager.name });
  expect(await huda.say('lock', { id, on, mode })).toMatchObject({ ok: true });
  for (const desk of [huda, omar, sara]) desk.close();
});

test('[SL2][SL6][SL7] a lock is gone with its last tab, left or closed, and not with a socket it has outgrown', async () => {
  const world = await core.makeWorld();
  const [one, two, omar] = (await desks(world, 'receptionist', 'receptionist', 'manager')) as [Desk, Desk, Desk];
  const [left, shared, closed, renewed] = [card(), card(), card(), card()];
  const ids = { left: newId(), shared: newId(), renewed: newId() };
  await one.say('lock', { id: ids.left, on: left });
  await one.say('lock', { id: ids.shared, on: shared });
  expect(await two.say('lock', { id: newId(), on: shared })).toMatchObject({ ok: true });
  await one.say('lock', { id: newId(), on: closed });
  await one.say('lock', { id: ids.renewed, on: renewed });
  await two.say('lock', { id: ids.renewed, on: renewed });
  expect(await omar.say('unlock', { id: ids.left })).toEqual({ ok: true });
  await omar.frame('nearby', shows({ on: left }, { on: shared }, { on: closed }, { on: renewed }));
  expect(await one.say('unlock', { id: ids.left })).toEqual({ ok: true });
  expect(await one.say('unlock', { id: ids.shared })).toEqual({ ok: true });
  await omar.frame('nearby', shows({ on: shared }, { on: closed }, { on: renewed }));
  one.close();
  await omar.frame('nearby', shows({ on: shared }, { on: renewed }));
  two.close();
  await omar.coming('nearby', shows());
  omar.close();
});

test('[SL8] the fifty-first card of one person is refused until another is left, on whichever screen', async () => {
  const world = await core.makeWorld();
  const [one, two] = (await desks(world, 'receptionist', 'receptionist')) as [Desk, Desk];
  const ids = Array.from({ length: MOST_LOCKS }, newId);
  const acks = await Promise.all(ids.map((id, at) => (at % 2 ? one : two).say('lock', { id, on: card() })));
  expect(acks.filter(({ ok }) => !ok)).toEqual([]);
  const refused = await two.say('lock', { id: newId(), on: card() });
  expect(refused).toMatchObject({ ok: false, code: 'rate-limited' });
  expect(refused['retryMs']).toBeGreaterThan(LOCK_MS - 10_000);
  expect(refused['retryMs']).toBeLessThanOrEqual(LOCK_MS);
  await one.say('unlock', { id: ids[0] });
  expect(await two.say('lock', { id: newId(), on: card() })).toMatchObject({ ok: true });
  for (const desk of [one, two]) desk.close();
});

test('[SL9][TE1] a card of another clinic and one that never was are locked alike, and nobody there hears of it', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const patient = await core.patient(theirs.receptionist);
  const booked = await core.ask(theirs.receptionist, 'appointment.book', visitFor(theirs, patient.id));
  const strangers = await listenAt(node.origin, theirs);
  const [huda, omar] = (await desks(mine, 'receptionist', 'manager')) as [Desk, Desk];
  const [their] = (await desks(theirs, 'receptionist')) as [Desk];
  for (const noun of ['appointment', 'patient'] as const) {
    for (const id of [booked.value.id, patient.id, newId()]) {
      expect(await huda.say('lock', { id: newId(), on: { noun, id } })).toEqual({ ok: true, ttlMs: LOCK_MS });
      expect(await omar.say('lock', { id: newId(), on: { noun, id } })).toMatchObject({ code: 'locked' });
    }
  }
  expect(JSON.stringify(await strangers.overheard())).not.toContain(mine.receptionist.id);
  expect(await their.say('lock', { id: newId(), on: card(booked.value.id) })).toEqual({ ok: true, ttlMs: LOCK_MS });
  for (const desk of [huda, omar, their]) desk.close();
  strangers.close();
});

test('[SL11] who begins to watch is given the locks there are at once', async () => {
  const world = await core.makeWorld();
  const [huda] = (await desks(world, 'receptionist')) as [Desk];
  const on = card();
  await huda.say('lock', { id: newId(), on });
  await huda.frame('nearby', shows({ on }));
  const [omar] = (await desks(world, 'manager')) as [Desk];
  expect((await omar.frame<Nearby>('nearby')).locks).toMatchObject([{ on, by: person(world.receptionist) }]);
  for (const desk of [huda, omar]) desk.close();
});

test('[DE13] however fast cards are opened and left, a room is told at most four times a second', async () => {
  const world = await core.makeWorld();
  const [restless, watcher] = (await desks(world, 'receptionist', 'doctor')) as [Desk, Desk];
  const [id, last] = [newId(), card()];
  const before = watcher.frames('nearby').length;
  const began = performance.now();
  for (let step = 0; step < 15; step += 1) {
    await restless.say('lock', { id, on: card() });
    await restless.say('unlock', { id });
  }
  await restless.say('lock', { id, on: last });
  await watcher.frame('nearby', shows({ on: last }));
  const seconds = (performance.now() - began) / 1000;
  expect(watcher.frames('nearby').length - before).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
  for (const desk of [restless, watcher]) desk.close();
});

test('[SL15] a card somebody has open is saved by anybody who may change it', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const { value } = await core.ask(world.receptionist, 'appointment.book', visitFor(world, patient.id));
  const [huda, omar] = (await desks(world, 'receptionist', 'manager')) as [Desk, Desk];
  await huda.say('lock', { id: newId(), on: card(value.id) });
  await huda.say('lock', { id: newId(), on: { noun: 'patient', id: patient.id } });
  const ask = { name: 'appointment.edit', input: edited(value, { note: 'a friend comes along' }), commandId: newId() };
  expect(await omar.say('ask', ask)).toMatchObject({ ok: true, outcome: 'commit' });
  for (const desk of [huda, omar]) desk.close();
});
