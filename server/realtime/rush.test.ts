// Fifty sockets at two nodes that want one time at once, as a Monday morning is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Ack, type Desk, dial, type Log } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { booked, calendarOf, doubleBookings, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore(20);
const nodes: Node[] = [];
beforeAll(async () => {
  nodes.push(await startNode(core.store), await startNode(core.store));
});
afterAll(() => Promise.all(nodes.map((node) => node.stop())));

/** Opens sockets of the receptionist, in turns at each node; they are closed when `work` is done. */
async function withDesks<T>(world: World, count: number, work: (desks: Desk[]) => Promise<T>): Promise<T> {
  const origins = Array.from({ length: count }, (_, at) => nodes[at % nodes.length]?.origin ?? '');
  const desks = await Promise.all(origins.map((origin) => dial(origin, world.receptionist.token)));
  try {
    return await work(desks);
  } finally {
    for (const desk of desks) desk.close();
  }
}

const ask = (desk: Desk, name: string, input: object, commandId = newId()) =>
  desk.say('ask', { name, input, commandId });
const alike = (acks: readonly Ack[], count: number) =>
  expect(acks.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 'slot-taken'));
const retries = async () =>
  (await Promise.all(nodes.map(({ metrics }) => metrics.retries.get()))).flatMap(({ values }) => values);

test('[CL1] of fifty sockets that book one slot at once exactly one gets it, and the others are offered near times', async () => {
  const world = await core.makeWorld();
  const input = visitFor(world, (await core.patient(world.receptionist)).id);
  const acks = await withDesks(world, 50, (desks) =>
    Promise.all(desks.map((desk) => ask(desk, 'appointment.book', input))),
  );
  const lost = acks.filter(({ ok }) => !ok);
  alike(lost, 49);
  for (const ack of lost) expect(ack).toMatchObject({ alternatives: { length: 5 } });
  expect(await calendarOf(core, world)).toHaveLength(1);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
  expect(await retries()).toEqual([]);
});

test('[CL1][CL5] so it is when half of them move a visit there and half book a new one', async () => {
  const world = await core.makeWorld();
  const patientId = (await core.patient(world.receptionist)).id;
  const elsewhere = Array.from({ length: 25 }, (_, at) => ({ patientId, start: world.at('12:00', at + 2) }));
  const visits = await Promise.all(elsewhere.map((wish) => booked(core, world, wish)));
  const input = visitFor(world, patientId);
  const acks = await withDesks(world, 50, (desks) =>
    Promise.all(
      desks.map((desk, at) => {
        const visit = visits[at % 25];
        const isMove = at < 25 && visit;
        return isMove
          ? ask(desk, 'appointment.move', moved(visit, { start: input.start }))
          : ask(desk, 'appointment.book', input);
      }),
    ),
  );
  alike(
    acks.filter(({ ok }) => !ok),
    49,
  );
  const there = (await calendarOf(core, world)).filter(({ start }) => start === input.start);
  expect(there).toHaveLength(1);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
  expect(await retries()).toEqual([]);
});

test('[RC1] one command id through twenty sockets at once has one effect, one answer and one row', async () => {
  const world = await core.makeWorld();
  const input = visitFor(world, (await core.patient(world.receptionist)).id);
  const commandId = newId();
  await withDesks(world, 20, async (desks) => {
    const [watcher] = desks as [Desk];
    const { head } = await watcher.say('watch', { clinic: world.clinicId });
    const acks = await Promise.all(desks.map((desk) => ask(desk, 'appointment.book', input, commandId)));
    for (const ack of acks) expect(ack).toEqual(acks[0]);
    expect(acks[0]).toMatchObject({ ok: true, outcome: 'commit', commandId, value: { id: commandId } });
    await watcher.frame<Log>('log', (row) => row.commandId === commandId);
    expect(watcher.versions()).toEqual([Number(head) + 1]);
  });
  expect(await calendarOf(core, world)).toHaveLength(1);
});
