// Following free time on one node: what is answered, what is told again, and when it ends.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Desk, dial } from '#server/testing/desk.ts';
import { held } from '#server/testing/holding.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { MOST_FOLLOWED } from './followed.ts';

type Slot = { readonly start: string; readonly end: string; readonly scheduleIds: readonly string[] };
type Frame = { readonly key: SlotWish; readonly epoch: string; readonly version: number; readonly full: Slot[] };

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

async function deskOf(world: World): Promise<Desk> {
  const desk = await dial(node.origin, world.receptionist.token);
  desks.push(desk);
  return desk;
}
function wishOf(world: World, wish: Partial<SlotWish> = {}): SlotWish {
  const window = { from: world.at('08:00'), to: world.at('12:00') };
  return { serviceId: world.visit.id, scheduleIds: [world.practitioner], ...window, limit: 50, ...wish };
}
const follow = (desk: Desk, key: SlotWish) => desk.say('follow', { stream: 'slots', key });
const book = (desk: Desk, world: World, patientId: string, start: string) =>
  desk.say('ask', {
    name: 'appointment.book',
    input: { serviceId: world.visit.id, scheduleIds: [world.practitioner], start, patientId },
    commandId: newId(),
  });
const starts = ({ full }: Pick<Frame, 'full'>) => full.map(({ start }) => start);

test('[AV20][AV21] a followed list is answered with its version, and told whole when somebody takes a time of it', async () => {
  const world = await core.makeWorld();
  const [desk, other] = [await deskOf(world), await deskOf(world)];
  const patient = await core.patient(world.receptionist);
  const key = wishOf(world);
  const ack = (await follow(desk, key)) as unknown as Frame;
  expect(ack).toMatchObject({ ok: true, epoch: expect.any(String) as string, version: expect.any(Number) as number });
  expect(starts(ack)).toContain(world.at('09:00'));
  expect(await book(other, world, patient.id, world.at('09:00'))).toMatchObject({ ok: true });
  const frame = await desk.frame<Frame>('state', (one) => !starts(one).includes(world.at('09:00')));
  expect(frame).toMatchObject({ stream: 'slots', key, epoch: ack.epoch });
  expect(frame.version).toBeGreaterThan(ack.version);
  expect(starts(frame)).toEqual(starts(ack).filter((start) => start !== world.at('09:00')));
});

test('[AV29] a followed list says when and with whom, and names nobody', async () => {
  const world = await core.makeWorld();
  await booked(core, world, { note: 'comes with a wheelchair' });
  await held(core, world, { start: world.at('09:30') });
  const desk = await deskOf(world);
  const { full, ...rest } = (await follow(desk, wishOf(world))) as unknown as Frame;
  expect(Object.keys(rest).toSorted()).toEqual(['epoch', 'ok', 'version']);
  for (const slot of full) expect(Object.keys(slot).toSorted()).toEqual(['end', 'scheduleIds', 'start']);
  expect(new Set(full.flatMap(({ scheduleIds }) => scheduleIds))).toEqual(new Set([world.practitioner]));
  const times = full.map(({ start }) => start);
  expect(times).not.toContain(world.at('09:00'));
  expect(times).not.toContain(world.at('09:30'));
});

test('[AV26] a list is another when the service is, and nothing once it is out of use', async () => {
  const world = await core.makeWorld();
  const desk = await deskOf(world);
  await follow(desk, wishOf(world));
  const serviceId = world.visit.id;
  const edit = (input: { durationMinutes?: number; active?: boolean }, base: object, baseVersion: number) =>
    core.runner.run(world.manager, 'desk', 'service.edit', { serviceId, baseVersion, base, ...input }, newId());
  const first = await edit({ durationMinutes: 30 }, { durationMinutes: 15 }, 0);
  await desk.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  await desk.frame<Frame>('state', ({ full }) => full[0]?.end === world.at('08:30'));
  await edit({ active: false }, { active: true }, first.ok && 'version' in first ? Number(first.version) : 0);
  await desk.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  const nothing = await desk.frame<Frame>('state', ({ full }) => full.length === 0);
  expect(nothing.version).toBeGreaterThan(1);
});

test('[AV24] at most so many states are followed by one socket, and letting go of one makes place', async () => {
  const world = await core.makeWorld();
  const desk = await deskOf(world);
  const keys = Array.from({ length: MOST_FOLLOWED + 1 }, (_, at) => wishOf(world, { limit: at + 1 }));
  for (const key of keys.slice(0, -1)) expect(await follow(desk, key)).toMatchObject({ ok: true });
  expect(await follow(desk, keys.at(-1)!)).toMatchObject({ ok: false, code: 'rate-limited' });
  expect(await follow(desk, keys[0]!)).toMatchObject({ ok: true });
  expect(await desk.say('unfollow', { stream: 'slots', key: keys[0]! })).toMatchObject({ ok: true });
  expect(await follow(desk, keys.at(-1)!)).toMatchObject({ ok: true });
});

test('[AV25] who no longer follows, or no longer watches, is told no more', async () => {
  const world = await core.makeWorld();
  const [gone, left, stays] = [await deskOf(world), await deskOf(world), await deskOf(world)];
  const key = wishOf(world);
  for (const desk of [gone, left, stays]) await follow(desk, key);
  await gone.say('unfollow', { stream: 'slots', key });
  await left.say('unwatch', { clinic: world.clinicId });
  await booked(core, world, { start: world.at('10:00') });
  await stays.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  await stays.frame<Frame>('state', (one) => !starts(one).includes(world.at('10:00')));
  for (const desk of [gone, left]) {
    await desk.say('read', { name: 'clinic.settings', input: {} });
    expect(desk.frames('state')).toEqual([]);
  }
});

test('[AV20][TE1] a search that is refused is not followed', async () => {
  const world = await core.makeWorld();
  const desk = await deskOf(world);
  expect(await follow(desk, wishOf(world, { serviceId: newId() }))).toMatchObject({ ok: false, code: 'not-found' });
  expect(await follow(desk, wishOf(world, { to: world.at('08:00') }))).toMatchObject({ ok: false, code: 'invalid' });
  await booked(core, world);
  await desk.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  expect(desk.frames('state')).toEqual([]);
});
