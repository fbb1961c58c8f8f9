// Free time followed at one node while others book it: it goes from the list, and what is left can be had.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { type RedisProcess, startRedis } from '#server/testing/redis.ts';
import { chanceOf } from '#server/store/seed/chance.ts';
import type { World } from '#server/testing/world.ts';

type Slot = { readonly start: string; readonly scheduleIds: readonly string[] };
type Frame = { readonly epoch: string; readonly version: number; readonly full: readonly Slot[] };

const core = testCore();
let redis: RedisProcess;
let nodes: [Node, Node, Node];
const desks: Desk[] = [];

beforeAll(async () => {
  redis = await startRedis();
  const start = () => startNode(core.store, { redisUrl: redis.url });
  nodes = [await start(), await start(), await start()];
});
afterAll(async () => {
  for (const desk of desks) desk.close();
  for (const node of nodes) await node.stop();
  await redis.stop();
});

async function deskAt(node: Node, world: World): Promise<Desk> {
  const desk = await dial(node.origin, world.manager.token);
  desks.push(desk);
  const { mode } = await desk.frame<{ mode: string }>('hello');
  if (mode !== 'live') await desk.frame<{ mode: string }>('mode', (one) => one.mode === 'live');
  await desk.say('watch', { clinic: world.clinicId });
  return desk;
}

const offers = ({ full }: Frame, { start, scheduleIds }: Slot) =>
  full.some((one) => one.start === start && one.scheduleIds[0] === scheduleIds[0]);

test('[AV28] a time taken at one node goes from the lists of all, and once it is quiet each time that is left can be booked', async () => {
  const world = await core.makeWorld({ practitioners: 3, service: { bufferAfter: 5, capacity: 2 } });
  const [one, two, three] = [
    await deskAt(nodes[0], world),
    await deskAt(nodes[1], world),
    await deskAt(nodes[2], world),
  ];
  const patientId = (await core.patient(world.manager)).id;
  const key: SlotWish = { serviceId: world.visit.id, from: world.at('08:00'), to: world.at('11:00'), limit: 200 };
  const follow = await three.say('follow', { stream: 'slots', key });
  const first = follow as unknown as Frame;
  const ask = (desk: Desk, name: string, input: object) => desk.say('ask', { name, input, commandId: newId() });
  const book = (desk: Desk, { start, scheduleIds }: Slot) =>
    ask(desk, 'appointment.book', { serviceId: world.visit.id, scheduleIds, start, patientId });

  const gone = first.full[4]!;
  const both = await Promise.all([book(one, gone), book(two, gone)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  await three.frame<Frame>('state', (frame) => frame.version > first.version && !offers(frame, gone));

  const chance = chanceOf('followed over three nodes');
  const pick = () => first.full[chance.below(first.full.length)]!;
  for (let round = 0; round < 6; round += 1) {
    const { start, scheduleIds } = pick();
    await Promise.all([
      book(one, pick()),
      book(two, pick()),
      ask(two, 'hold.place', { serviceId: world.visit.id, scheduleIds, start }),
      book(three, pick()),
    ]);
  }
  const { version } = await core.store
    .rows<{ version: string }>('select version from clinic_head where clinic_id = ?', [world.clinicId])
    .then(([head]) => head!);
  await expect.poll(() => nodes[2].memory.position(world.clinicId)?.version, { timeout: 10_000 }).toBe(Number(version));
  const inDatabase = (await core.read(world.manager, 'slot.find', key)).map(
    ({ start, scheduleIds }) => start + scheduleIds,
  );
  await expect
    .poll(
      () =>
        three
          .frames<Frame>('state')
          .at(-1)
          ?.full.map(({ start, scheduleIds }) => start + scheduleIds),
      {
        timeout: 10_000,
      },
    )
    .toEqual(inDatabase);
  const left = three.frames<Frame>('state').at(-1)!.full;
  const apart = left.filter(
    (slot, at) => left.findIndex((other) => other.scheduleIds[0] === slot.scheduleIds[0]) === at,
  );
  for (const slot of [...apart, left.at(-1)!]) expect(await book(one, slot)).toMatchObject({ ok: true });
});
