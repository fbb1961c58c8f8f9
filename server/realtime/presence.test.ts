// Who has the clinic open, as colleagues see it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial, type Nearby } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

async function watching(world: World, person: 'receptionist' | 'doctor' | 'manager'): Promise<Desk> {
  const desk = await dial(node.origin, world[person].token);
  await desk.say('watch', { clinic: world.clinicId });
  return desk;
}
const shows =
  (...ids: string[]) =>
  ({ presence }: Nearby) =>
    JSON.stringify(presence.map(({ id }) => id).toSorted()) === JSON.stringify(ids.toSorted());

test('[DE12] each person is shown once, however many screens they have, with where they looked last', async () => {
  const world = await core.makeWorld();
  const [one, two, doctor] = [
    await watching(world, 'receptionist'),
    await watching(world, 'receptionist'),
    await watching(world, 'doctor'),
  ];
  await one.say('here', { view: { page: 'day', date: '2030-01-01' } });
  await two.say('here', { view: { page: 'week', scheduleId: world.practitioner } });
  const seen = await doctor.frame<Nearby>(
    'nearby',
    (frame) =>
      shows(world.receptionist.id, world.doctor.id)(frame) && frame.presence.some(({ view }) => view.page === 'week'),
  );
  expect(seen).toEqual({
    clinic: world.clinicId,
    locks: [],
    presence: expect.arrayContaining([
      {
        id: world.receptionist.id,
        name: world.receptionist.name,
        view: { page: 'week', scheduleId: world.practitioner },
      },
    ]) as unknown,
  });
  for (const desk of [one, two, doctor]) desk.close();
});

test('[DE12] who leaves is gone from the others’ screens; who comes is told who is there', async () => {
  const world = await core.makeWorld();
  const [stays, leaves] = [await watching(world, 'receptionist'), await watching(world, 'doctor')];
  await stays.frame('nearby', shows(world.receptionist.id, world.doctor.id));
  const comes = await watching(world, 'manager');
  await comes.frame('nearby', shows(world.receptionist.id, world.doctor.id, world.manager.id));
  leaves.close();
  await stays.frame('nearby', shows(world.receptionist.id, world.manager.id));
  await comes.say('unwatch', { clinic: world.clinicId });
  const last = await stays.frame<Nearby>('nearby', shows(world.receptionist.id));
  expect(last.presence.map(({ name }) => name)).toEqual([world.receptionist.name]);
  for (const desk of [stays, comes]) desk.close();
});

test('[DE13] however fast people look around, a room is told at most four times a second', async () => {
  const world = await core.makeWorld();
  const [restless, watcher] = [await watching(world, 'receptionist'), await watching(world, 'doctor')];
  await watcher.frame('nearby', shows(world.receptionist.id, world.doctor.id));
  const before = watcher.frames('nearby').length;
  const began = performance.now();
  for (let step = 0; step < 30; step += 1) await restless.say('here', { view: { page: `p${step}` } });
  await watcher.frame<Nearby>('nearby', ({ presence }) => presence.some(({ view }) => view.page === 'p29'));
  const seconds = (performance.now() - began) / 1000;
  expect(watcher.frames('nearby').length - before).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
  for (const desk of [restless, watcher]) desk.close();
});

test('[DE12] nobody of another clinic is ever shown', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const [own, other] = [await watching(mine, 'receptionist'), await watching(theirs, 'receptionist')];
  await own.frame('nearby', shows(mine.receptionist.id));
  await other.frame('nearby', shows(theirs.receptionist.id));
  expect(JSON.stringify(own.frames('nearby'))).not.toContain(theirs.receptionist.id);
  for (const desk of [own, other]) desk.close();
});
